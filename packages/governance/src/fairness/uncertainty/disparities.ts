import { RATES, type Rate, type RateName } from './rates.ts';

/** A number that sums up how far groups lie apart, as fairlearn has it. */
export type DisparityName =
  | 'demographic_parity_difference'
  | 'demographic_parity_ratio'
  | 'equal_opportunity_difference'
  | 'equal_opportunity_ratio'
  | `${Exclude<RateName, 'selection_rate' | 'true_positive_rate'>}_${'difference' | 'ratio'}`
  | 'equalized_odds_difference'
  | 'equalized_odds_ratio'
  | 'equalized_odds_difference_mean'
  | 'equalized_odds_ratio_mean';

/** A disparity: of one rate or of several, which are combined. */
export interface Disparity {
  readonly name: DisparityName;
  readonly definition: string;
  /** By which numbers of {@link RATES}. */
  readonly rates: readonly number[];
  /** max − min, or min / max. */
  readonly statistic: 'difference' | 'ratio';
  /** The worst of the rates, or their mean. */
  readonly aggregate: 'worst' | 'mean';
}

const FAIRLEARN = 'fairlearn.metrics';
const STATISTICS = ['difference', 'ratio'] as const;
const NOTIONS: Partial<Record<RateName, 'demographic_parity' | 'equal_opportunity'>> = {
  selection_rate: 'demographic_parity',
  true_positive_rate: 'equal_opportunity',
};
/** Rates that fairlearn has no function of its own for. */
const BY_FRAME: Partial<Record<RateName, string>> = {
  base_rate: 'base_rate',
  precision: 'precision_score',
};

/** All disparities, in the order in which they are reported. */
export const DISPARITIES: readonly Disparity[] = [
  ...RATES.flatMap((rate, at) =>
    STATISTICS.map(
      (statistic): Disparity => ({
        name: `${NOTIONS[rate.name] ?? rate.name}_${statistic}` as DisparityName,
        definition: definitionOf(rate, statistic),
        rates: [at],
        statistic,
        aggregate: 'worst',
      }),
    ),
  ),
  ...(['worst', 'mean'] as const).flatMap((aggregate) =>
    STATISTICS.map(
      (statistic): Disparity => ({
        name: `equalized_odds_${statistic}${aggregate === 'mean' ? '_mean' : ''}`,
        definition: `${FAIRLEARN}.equalized_odds_${statistic}(agg=${aggregate === 'mean' ? 'mean' : 'worst_case'})`,
        rates: [at('true_positive_rate'), at('false_positive_rate')],
        statistic,
        aggregate,
      }),
    ),
  ),
];

/** What defines max − min of a rate. */
export function differenceDefinition(rate: Rate): string {
  return definitionOf(rate, 'difference');
}

function definitionOf({ name }: Rate, statistic: 'difference' | 'ratio'): string {
  const inFrame = BY_FRAME[name];
  if (inFrame !== undefined) return `${FAIRLEARN}.MetricFrame.${statistic}(${inFrame})`;
  const own = name === 'accuracy' ? 'accuracy_score' : (NOTIONS[name] ?? name);
  return `${FAIRLEARN}.${own}_${statistic}`;
}

function at(name: RateName): number {
  return RATES.findIndex((rate) => rate.name === name);
}
