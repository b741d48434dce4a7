import type { Estimate } from '../estimate.ts';
import { type FairnessMeasure, fairnessMeasure } from '../fairness-measure.ts';
import { type OutcomeRate, type Outcomes, outcomeRate, sumOf } from '../outcome-rates.ts';

/** The rates of a side, by AIF360's names. */
export type SideRate =
  | 'base_rate'
  | 'selection_rate'
  | 'true_positive_rate'
  | 'false_positive_rate'
  | 'true_negative_rate'
  | 'false_negative_rate'
  | 'positive_predictive_value'
  | 'negative_predictive_value'
  | 'false_discovery_rate'
  | 'false_omission_rate'
  | 'accuracy'
  | 'error_rate';

/** A side's rates, and the rows they rest on. */
export interface SideRates {
  readonly n: number;
  readonly rates: Readonly<Record<SideRate, FairnessMeasure>>;
}

export type SideEstimates = Readonly<Record<SideRate, Estimate>>;

/** What AIF360 says without rows: it divides 0 by 0, or invents a number. */
const withoutRows: Readonly<Record<SideRate, readonly [OutcomeRate, number]>> = {
  base_rate: ['baseRate', Number.NaN],
  selection_rate: ['selectionRate', Number.NaN],
  true_positive_rate: ['truePositiveRate', Number.NaN],
  false_positive_rate: ['falsePositiveRate', Number.NaN],
  true_negative_rate: ['trueNegativeRate', Number.NaN],
  false_negative_rate: ['falseNegativeRate', Number.NaN],
  positive_predictive_value: ['precision', 0],
  negative_predictive_value: ['negativePredictiveValue', 0],
  false_discovery_rate: ['falseDiscoveryRate', 0],
  false_omission_rate: ['falseOmissionRate', 0],
  accuracy: ['accuracy', 0],
  error_rate: ['errorRate', 1],
};

const names = Object.keys(withoutRows) as readonly SideRate[];

export function sideEstimates(outcomes: Outcomes): SideEstimates {
  return Object.fromEntries(
    names.map((name): [string, Estimate] => {
      const [rate, invented] = withoutRows[name];
      const value = outcomeRate(outcomes, rate);
      return [name, { value, peer: value.defined ? value.value : invented }];
    }),
  ) as SideEstimates;
}

export function sideRates(outcomes: Outcomes, estimates: SideEstimates): SideRates {
  return {
    n: sumOf(outcomes.counts),
    rates: Object.fromEntries(
      names.map((name) => [name, fairnessMeasure(definitionOf(name), estimates[name])]),
    ) as SideRates['rates'],
  };
}

function definitionOf(name: SideRate): string {
  const of = name === 'base_rate' ? 'BinaryLabelDatasetMetric' : 'ClassificationMetric';
  return `aif360.${of}.${name}`;
}
