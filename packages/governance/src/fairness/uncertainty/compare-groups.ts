import { type Interval, undefinedValue, type Value } from '@codexhub/common-config/records';
import { dunnettLevel, tukeyLevel } from '@codexhub/statistics';
import type { GroupTensor } from '../../tensor/tensor.ts';
import {
  type AcceptableRange,
  type Conclusion,
  checkedRange,
  conclude,
} from './acceptable-range.ts';
import { adjustPValues } from './adjust-p-values.ts';
import { checkedChoice, checkedLevel, checkedRate, refuseOption } from './check-options.ts';
import { type ComparisonReference, choosePairs, type GroupPair } from './choose-pairs.ts';
import { type MeasuredGroup, measureGroups } from './measure-groups.ts';
import { type IntervalMethod, type PairStatistic, pairStatistic } from './pair-statistic.ts';
import type { RateName } from './rates.ts';
import { type EqualityTest, type EqualityTestChoice, testEquality } from './test-equality.ts';

/** What {@link compareGroups} compares, and how. */
export interface GroupComparisonOptions {
  readonly rate: RateName;
  /** Sensitive attributes, their intersections being the groups; all of the tensor by default. */
  readonly attributes?: readonly string[];
  /** `highest` by default. */
  readonly reference?: ComparisonReference;
  /** `difference` by default. */
  readonly statistic?: 'difference' | 'ratio';
  /** `newcombe` by default for a difference, `koopman` for a ratio. */
  readonly method?: IntervalMethod;
  /** 0.95 by default. */
  readonly level?: number;
  /** `by_size` by default. */
  readonly test?: EqualityTestChoice;
  /** Asks for a conclusion on each comparison, from its simultaneous interval. */
  readonly acceptable?: AcceptableRange;
}

/** One group beside its reference. */
export interface ComparedGroup extends Partial<Conclusion> {
  /** `null` where there is no known group at all. */
  readonly group: readonly string[] | null;
  /** `null` where there is none. */
  readonly reference: readonly string[] | null;
  readonly value: Value;
  /** At the level by itself; absent where the value or the interval is undefined. */
  readonly interval?: Interval;
  /** At the level together with those of all other comparisons. */
  readonly simultaneousInterval?: Interval;
  /** That the two rates are equal. */
  readonly equality: EqualityTest & {
    /** p adjusted by Holm within the family: the chance of any false rejection. */
    readonly holm: Value;
    /** p adjusted by Benjamini and Hochberg: the share of false rejections. */
    readonly benjaminiHochberg: Value;
  };
  /** Rows of the rate's denominator. */
  readonly n: number;
  readonly referenceN: number;
}

/** Groups beside their reference, or all pairs. */
export interface GroupComparisons {
  readonly rate: RateName;
  readonly rateDefinition: string;
  readonly statistic: 'difference' | 'ratio';
  readonly definition: 'group_minus_reference' | 'group_over_reference';
  readonly method: IntervalMethod;
  readonly attributes: readonly string[];
  readonly level: number;
  /** Dunnett's level for one fixed reference, Tukey's where the reference was picked by its value, or of all pairs. */
  readonly simultaneous: 'dunnett' | 'tukey';
  /** How many tests the adjusted p values pay for. */
  readonly family: number;
  readonly rows: number;
  /** Rows without a value in one of the attributes. */
  readonly unknown: number;
  /** In the order of the tensor; never empty. */
  readonly comparisons: readonly ComparedGroup[];
}

/**
 * Compares the rates of groups with a reference, or all pairs: the value, its interval by itself and
 * together with all others, the p value of equality and what is left of it after the others are paid
 * for, and, against a range of acceptable values, the conclusion with the rows that it needs.
 *
 * Against a fixed group the level is Dunnett's for the k − 1 comparisons, which one reference makes alike, from the variance
 * that each rate has today. The group with the highest rate was picked by its value, so the level is Tukey's for all pairs, and
 * the family of the p values is all pairs: those that are not tested count as 1. Joint coverage at .95, computed exactly for
 * groups of 50 to 200 rows: .95 ± .01 beside a fixed reference and for all pairs. Weighted rows: intervals and
 * chi-squared tests rest on the effective rows, (Σw)² / Σw².
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID`, `GOVERNANCE_ATTRIBUTE_INVALID`
 * @see the interval functions, `dunnettLevel`, `tukeyLevel`, `holm`, `benjaminiHochberg`, `fisherExact` and
 * `chiSquareTest2x2` of `@codexhub/statistics`, with their sources
 * @example
 * const tensor = groupTensor({
 *   yTrue: [0, 0, 0, 0], yPred: [1, 0, 1, 1], sensitive: { sex: ['f', 'f', 'm', 'm'] },
 * });
 * const { comparisons } = compareGroups(tensor, { rate: 'selection_rate', statistic: 'ratio' });
 * comparisons[0]?.group; // Returns: ['f']
 * comparisons[0]?.reference; // Returns: ['m']
 * comparisons[0]?.value; // Returns: { defined: true, value: 0.5 }
 * comparisons[0]?.equality.test; // Returns: 'fisher-exact'
 */
export function compareGroups(
  tensor: GroupTensor,
  options: GroupComparisonOptions,
): GroupComparisons {
  const rate = checkedRate(options.rate);
  const level = checkedLevel(options.level ?? 0.95);
  const pairing = pairStatistic(options.statistic ?? 'difference', options.method);
  const test = checkedTest(tensor, options.test ?? 'by_size');
  const range = options.acceptable && checkedRange(options.acceptable);
  const { groups, ...measured } = measureGroups(tensor, rate, options.attributes);
  const { pairs, simultaneous, family } = choosePairs(groups, options.reference ?? 'highest');
  const withTrials = groups.filter(({ trials }) => trials > 0);
  const single =
    simultaneous === 'tukey'
      ? tukeyLevel(level, Math.max(2, withTrials.length))
      : levelBeside(withTrials, pairs[0]?.reference, { level, pairing });
  const compared = pairs.map((pair) =>
    comparePair(pair, { pairing, test, level, single, simultaneous, range }),
  );
  return {
    rate: rate.name,
    rateDefinition: rate.definition,
    statistic: pairing.statistic,
    definition: pairing.definition,
    method: pairing.method,
    level,
    simultaneous,
    family,
    ...measured,
    comparisons: withAdjusted(compared, family),
  };
}

/** Dunnett's level, where there is more than one comparison. */
function levelBeside(
  groups: readonly MeasuredGroup[],
  reference: MeasuredGroup | undefined,
  { level, pairing }: Pick<HowToCompare, 'level' | 'pairing'>,
): number {
  const others = groups.filter((group) => group !== reference);
  if (others.length < 2 || !reference || reference.trials === 0) return level;
  const precisions = others.map((group) => pairing.precision(group));
  return dunnettLevel(level, { groups: precisions, reference: pairing.precision(reference) });
}

function checkedTest(tensor: GroupTensor, chosen: EqualityTestChoice): EqualityTestChoice {
  const test = checkedChoice('test', ['by_size', 'fisher_exact', 'chi_square'], chosen);
  if (test === 'fisher_exact' && tensor.weightGrid !== undefined) {
    return refuseOption(
      'test',
      'one for fractional counts where rows have weights',
      test,
      'take "chi_square"',
    );
  }
  return test;
}

interface HowToCompare {
  readonly pairing: PairStatistic;
  readonly test: EqualityTestChoice;
  readonly level: number;
  /** The level of one interval that holds together with the others at `level`. */
  readonly single: number;
  readonly simultaneous: 'dunnett' | 'tukey';
  readonly range: Required<AcceptableRange> | undefined;
}

type Compared = Omit<ComparedGroup, 'equality'> & { readonly equality: EqualityTest };

function comparePair(pair: GroupPair, how: HowToCompare): Compared {
  const { group, reference } = pair;
  const named = {
    group: group?.group ?? null,
    reference: reference?.group ?? null,
    n: group?.n ?? 0,
    referenceN: reference?.n ?? 0,
  };
  if (!group || !reference) {
    const value = undefinedValue(pair.reason ?? 'reference_absent');
    return { ...named, value, equality: untested(value), ...open(how, value) };
  }
  const { pairing, level, single, simultaneous } = how;
  const value = pairing.value(group, reference);
  const isMeasured = group.trials > 0 && reference.trials > 0;
  const equality = isMeasured ? testEquality(group, reference, how.test) : untested(value);
  if (!value.defined) return { ...named, value, equality, ...open(how, value) };
  const interval = pairing.interval({ group, reference, level });
  const together = (scale: number): Interval | undefined =>
    pairing.interval({ group, reference, level: single, scale });
  const now = together(1);
  return {
    ...named,
    value,
    ...(interval && { interval }),
    ...(now && {
      simultaneousInterval: { ...now, level, method: `${now.method}+${simultaneous}` },
    }),
    equality,
    ...(how.range && conclude(how.range, group.n + reference.n, together)),
  };
}

function untested(value: Value): EqualityTest {
  return { test: null, pValue: value };
}

function open({ range }: HowToCompare, value: Value): Partial<Conclusion> {
  return range ? { conclusion: 'open', rowsToConclude: value } : {};
}

function withAdjusted(compared: readonly Compared[], family: number): readonly ComparedGroup[] {
  const tested = compared.flatMap(({ equality: { pValue } }, at) =>
    pValue.defined ? [{ at, pValue: pValue.value }] : [],
  );
  const adjusted = adjustPValues(
    tested.map(({ pValue }) => pValue),
    family,
  );
  const rankOf = new Map(tested.map(({ at }, rank) => [at, rank]));
  return compared.map((one, at) => {
    const rank = rankOf.get(at);
    const from = (values: Float64Array): Value =>
      rank === undefined ? one.equality.pValue : { defined: true, value: values[rank]! };
    return {
      ...one,
      equality: {
        ...one.equality,
        holm: from(adjusted.holm),
        benjaminiHochberg: from(adjusted.benjaminiHochberg),
      },
    };
  });
}
