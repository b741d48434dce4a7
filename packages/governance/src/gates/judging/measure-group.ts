import { type Interval, undefinedValue, type Value } from '@codexhub/common-config/records';
import { armOf, meanArm } from './arm.ts';
import { type ArmsEstimate, estimateArms } from './estimate-arms.ts';
import type { GroupMetric } from './group-metric.ts';
import type { GroupTally } from './group-tally.ts';

/** A metric of one group, or of a group and its reference. */
export interface GroupMeasurement {
  readonly value: Value;
  /** Rows that it rests on: of all its rates, the fewest. */
  readonly n: number;
  readonly estimate?: ArmsEstimate;
}

/**
 * Measures a metric on the counts of a group, and of its reference where the metric compares. Undefined
 * where a rate has no rows to rest on, all of them weigh nothing, or a ratio is to a rate of zero.
 */
export function measureGroup(
  { parts, statistic }: GroupMetric,
  sides: readonly GroupTally[],
): GroupMeasurement {
  const arms = sides.flatMap((side) =>
    parts.map(({ places, withoutTrials }) => {
      const repeats = side.repeats.map((cell) => armOf(cell, places));
      return { repeats, mean: meanArm(repeats), withoutTrials };
    }),
  );
  const n = Math.min(...arms.map(({ mean }) => mean.rows));
  const empty = arms.find(({ mean }) => mean.trials === 0);
  if (empty) {
    return { value: undefinedValue(empty.mean.rows > 0 ? 'no_weight' : empty.withoutTrials), n };
  }
  const estimate = estimateArms({
    statistic,
    repeats: sides[0]!.repeats.map((_, repeat) => arms.map(({ repeats }) => repeats[repeat]!)),
  });
  // A rate with trials is always finite: what is left is a ratio to a rate of zero.
  if (!estimate) return { value: undefinedValue('no_selection'), n };
  return { value: { defined: true, value: estimate.value }, n, estimate };
}

/** The intervals of an estimate: for itself, and for all groups at once where there are several. */
export function intervalsOf(
  estimate: ArmsEstimate | undefined,
  { level, together }: { readonly level: number; readonly together: number },
  scale = 1,
): { readonly interval?: Interval; readonly simultaneous?: Interval } {
  const interval = estimate?.intervalAt(level, scale);
  const simultaneous = together > level ? estimate?.intervalAt(together, scale) : undefined;
  return { ...(interval ? { interval } : {}), ...(simultaneous ? { simultaneous } : {}) };
}
