import {
  type Interval,
  measuredValue,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';
import { cochranMantelHaenszel, commonOddsRatio, type Table2x2 } from '@codexhub/statistics';
import type { GroupTensor } from '../../tensor/tensor.ts';
import { checkedLevel, checkedRate } from './check-options.ts';
import {
  compareStrata,
  compareTwo,
  type DifferenceOfTwo,
  type StratumComparison,
} from './compare-strata.ts';
import {
  type Homogeneity,
  isInformative,
  type StratifiedTest,
  stratifiedTest,
  testHomogeneity,
} from './homogeneity.ts';
import { pairStatistic } from './pair-statistic.ts';
import type { RateName } from './rates.ts';
import { findSimpson, type Simpson } from './simpson.ts';
import { type Estimated, standardisedDifference } from './standardised-difference.ts';
import { type StratifiedPair, stratify } from './stratify.ts';
import { tableOf } from './test-equality.ts';

/** What {@link stratifiedComparison} compares. */
export interface StratifiedComparisonOptions {
  readonly rate: RateName;
  /** A sensitive attribute. */
  readonly attribute: string;
  /** What is held constant: controls, or other sensitive attributes; all of their combinations are strata. */
  readonly control: string | readonly string[];
  /** The group that others are compared with; by default the one with the highest rate of the whole. */
  readonly reference?: string;
  /** 0.95 by default. */
  readonly level?: number;
}

/** One group beside the reference, in the whole and within strata. */
export interface StratifiedGroup {
  /** `null` where there is no known group at all. */
  readonly group: string | null;
  /** `null` where there is none. */
  readonly reference: string | null;
  /** All strata together. */
  readonly marginal: DifferenceOfTwo & {
    readonly ratio: Value;
    /** Koopman's. */
    readonly ratioInterval?: Interval;
  };
  /** What is left of the difference within strata: Mantel and Haenszel's mean of them. */
  readonly withinStrata: Estimated;
  /** Mantel and Haenszel's odds ratio of all strata, group over reference, with Robins, Breslow and Greenland's interval. */
  readonly commonOddsRatio: Estimated;
  /** Are odds equal within strata? Without continuity correction, and with it. */
  readonly cochranMantelHaenszel: StratifiedTest;
  readonly cochranMantelHaenszelCorrected: StratifiedTest;
  /** Do all strata share one odds ratio? Where they do not, one number does not describe them. */
  readonly homogeneity: Homogeneity;
  readonly simpson: Simpson;
  /** Strata with both groups and both outcomes: tests and the odds ratio rest on them. */
  readonly informativeStrata: number;
  /** In the order of the tensor. */
  readonly strata: readonly StratumComparison[];
}

/** All groups beside the reference, in the whole and within strata. */
export interface StratifiedComparison {
  readonly rate: RateName;
  readonly rateDefinition: string;
  readonly definition: 'group_minus_reference';
  readonly attribute: string;
  readonly control: readonly string[];
  readonly level: number;
  readonly rows: number;
  /** Rows without a value of the attribute or of a control: in neither the whole nor a stratum. */
  readonly unknown: number;
  /** In the order of the tensor; never empty. */
  readonly comparisons: readonly StratifiedGroup[];
}

const ratio = pairStatistic('ratio');

/**
 * Compares the rates of groups in the whole and with a third column held constant, and says where the
 * one contradicts the other (Simpson's paradox; {@link Simpson} has the exact conditions).
 *
 * Whole and strata are of the same rows: those whose attribute and controls are all known. Weighted rows: tables hold
 * effective rows, (Σw)² / Σw².
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID`, `GOVERNANCE_ATTRIBUTE_INVALID`
 * @see Bickel, Hammel and O'Connell, Science 187 (1975) 398; `cochranMantelHaenszel`, `commonOddsRatio` and `breslowDay`
 * of `@codexhub/statistics`, with their sources; reference: R's `mantelhaen.test`, statsmodels `StratifiedTable`
 * @example
 * const [old, young] = [Array<string>(100).fill('old'), Array<string>(100).fill('young')];
 * const of = (rows: number, ones: number) => Array.from({ length: rows }, (_, row) => (row < ones ? 1 : 0));
 * const yPred = [...of(80, 64), ...of(20, 17), ...of(20, 4), ...of(80, 20)]; // m and f, old; m and f, young
 * const sex = ['m', 'f', 'm', 'f'].flatMap((one, at) => Array<string>(at % 3 === 0 ? 80 : 20).fill(one));
 * const tensor = groupTensor({
 *   yTrue: yPred, yPred, sensitive: { sex }, control: { age: [...old, ...young] },
 * });
 * const options = { rate: 'selection_rate', attribute: 'sex', control: 'age' } as const;
 * stratifiedComparison(tensor, options).comparisons[0]?.simpson; // Returns: { finding: 'reversal', reversed: true, significant: false }
 */
export function stratifiedComparison(
  tensor: GroupTensor,
  options: StratifiedComparisonOptions,
): StratifiedComparison {
  const rate = checkedRate(options.rate);
  const level = checkedLevel(options.level ?? 0.95);
  const { pairs, ...stratified } = stratify(tensor, rate, options);
  return {
    rate: rate.name,
    rateDefinition: rate.definition,
    definition: 'group_minus_reference',
    attribute: options.attribute,
    ...stratified,
    level,
    comparisons: pairs.map((pair) => comparePair(pair, level)),
  };
}

function comparePair(
  { group, reference, whole, strata }: StratifiedPair,
  level: number,
): StratifiedGroup {
  const marginal = compareTwo(whole.group, whole.reference, level);
  const ratioOfWhole = ratio.value(whole.group, whole.reference);
  const ratioInterval = ratioOfWhole.defined ? ratio.interval({ ...whole, level }) : undefined;
  const tables = strata.map((one) => tableOf(one.group, one.reference));
  const informative = tables.filter(isInformative);
  const within = standardisedDifference(tables, level);
  const cmh = (continuityCorrection: boolean): StratifiedTest =>
    stratifiedTest(
      informative.length > 0
        ? cochranMantelHaenszel({ strata: informative, continuityCorrection })
        : undefined,
      continuityCorrection ? 'cochran-mantel-haenszel+continuity' : 'cochran-mantel-haenszel',
      1,
    );
  return {
    group,
    reference,
    marginal: { ...marginal, ratio: ratioOfWhole, ...(ratioInterval && { ratioInterval }) },
    withinStrata: within,
    commonOddsRatio: oddsRatioOf(informative, level),
    cochranMantelHaenszel: cmh(false),
    cochranMantelHaenszelCorrected: cmh(true),
    homogeneity: testHomogeneity(informative),
    simpson: findSimpson(
      { value: marginal.difference, ...(marginal.interval && { interval: marginal.interval }) },
      within,
    ),
    informativeStrata: informative.length,
    strata: compareStrata(strata, level),
  };
}

function oddsRatioOf(strata: readonly Table2x2[], level: number): Estimated {
  const odds = strata.length > 0 ? commonOddsRatio({ strata, level }) : undefined;
  if (!odds) return { value: undefinedValue('too_few_informative_strata') };
  return {
    value: measuredValue(odds.value),
    ...(odds.interval && { interval: odds.interval }),
  };
}
