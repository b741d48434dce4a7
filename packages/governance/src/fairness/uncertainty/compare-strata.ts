import { type Interval, undefinedValue, type Value } from '@codexhub/common-config/records';
import { sidakLevel } from '@codexhub/statistics';
import { adjustPValues } from './adjust-p-values.ts';
import type { MeasuredGroup } from './measure-groups.ts';
import { pairStatistic } from './pair-statistic.ts';
import { type EqualityTest, testEquality } from './test-equality.ts';

/** A group beside its reference. */
export interface DifferenceOfTwo {
  /** Group − reference. */
  readonly difference: Value;
  /** Newcombe's; absent where the difference is undefined. */
  readonly interval?: Interval;
  readonly equality: EqualityTest;
  /** Rows of the rate's denominator. */
  readonly n: number;
  readonly referenceN: number;
}

/** The same within one stratum. */
export interface StratumComparison extends DifferenceOfTwo {
  /** A value for each control. */
  readonly stratum: readonly string[];
  /** At the level together with those of all other strata (Šidák). */
  readonly simultaneousInterval?: Interval;
  readonly equality: EqualityTest & {
    /** p adjusted by Holm for all strata. */
    readonly holm: Value;
  };
}

/** The two groups as a stratum has them; without trials where it does not. */
export interface Stratum {
  readonly stratum: readonly string[];
  readonly group: MeasuredGroup;
  readonly reference: MeasuredGroup;
}

const difference = pairStatistic('difference');

export function compareTwo(
  group: MeasuredGroup,
  reference: MeasuredGroup,
  level: number,
): DifferenceOfTwo {
  const value = difference.value(group, reference);
  const interval = difference.interval({ group, reference, level });
  return {
    difference: value,
    ...(interval && { interval }),
    equality: value.defined
      ? testEquality(group, reference, 'by_size')
      : { test: null, pValue: value },
    n: group.n,
    referenceN: reference.n,
  };
}

export function compareStrata(
  strata: readonly Stratum[],
  level: number,
): readonly StratumComparison[] {
  const compared = strata.map(({ group, reference }) => compareTwo(group, reference, level));
  const tested = compared.flatMap(({ equality: { pValue } }, at) =>
    pValue.defined ? [{ at, pValue: pValue.value }] : [],
  );
  const { holm } = adjustPValues(
    tested.map(({ pValue }) => pValue),
    tested.length,
  );
  const rankOf = new Map(tested.map(({ at }, rank) => [at, rank]));
  const measured = compared.filter((one) => one.difference.defined).length;
  const single = sidakLevel(level, Math.max(1, measured));
  return strata.map(({ stratum, group, reference }, at): StratumComparison => {
    const one = compared[at]!;
    const rank = rankOf.get(at);
    const together = difference.interval({ group, reference, level: single });
    return {
      stratum,
      ...one,
      ...(together && {
        simultaneousInterval: { ...together, level, method: `${together.method}+sidak` },
      }),
      equality: {
        ...one.equality,
        holm: rank === undefined ? one.equality.pValue : { defined: true, value: holm[rank]! },
      },
    };
  });
}

/** A group that has no rows in a stratum. */
export function absentGroup(name: string | null): MeasuredGroup {
  return {
    group: name === null ? [] : [name],
    value: undefinedValue('no_rows'),
    successes: 0,
    trials: 0,
    n: 0,
  };
}
