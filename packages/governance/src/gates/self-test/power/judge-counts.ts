import {
  decide,
  type Interval,
  type Outcome,
  type Requirement,
} from '@codexhub/common-config/records';
import { combineErrors } from '@codexhub/statistics';
import type { Arm } from '../../judging/arm.ts';
import { type GroupMetric, type MetricPart, selection } from '../../judging/group-metric.ts';

/** The groups of a check, and what does not change from draw to draw. */
export interface JudgedGroups {
  readonly check: Requirement;
  readonly metric: GroupMetric;
  readonly names: readonly string[];
  /** The group that the policy names, by its place; undefined where the highest rate decides. */
  readonly reference: number | undefined;
  /** The level at which the intervals of all groups hold at once. */
  readonly together: number;
  /** The split-to-split error of each group's comparison. */
  readonly errors: readonly number[];
  readonly minimumGroupSize: number;
}

/** Rows at 4 × group + 2 × outcome + decision. */
export type GroupNumbers = ArrayLike<number>;

/**
 * The outcome of a check on counts of its judged groups: the definitions, intervals and `decide` of the
 * gate itself, without its report. Nothing stands beside it, and groups that cannot be judged are left
 * to whoever asks.
 *
 * @param scale multiplies the counts, and shrinks the split-to-split error by its root.
 */
export function judgeCounts(
  groups: JudgedGroups,
  numbers: GroupNumbers,
  start: number,
  scale = 1,
): Outcome {
  const { metric, names, check } = groups;
  const reference = metric.compares ? referenceOf(groups, numbers, start) : -1;
  let worst = 0;
  for (let group = 0; group < names.length; group += 1) {
    if (group === reference) continue;
    const sides = reference < 0 ? [group] : [group, reference];
    const arms = sides.flatMap((side) =>
      metric.parts.map((part) => armAt(part, numbers, start + 4 * side, scale)),
    );
    const order = SEVERITY.indexOf(judgeArms(check, groups, arms, group, scale));
    if (order > worst) worst = order;
  }
  return SEVERITY[worst]!;
}

const SEVERITY: readonly Outcome[] = ['pass', 'warn', 'insufficient_data', 'fail', 'not_measured'];

function judgeArms(
  check: Requirement,
  { metric: { statistic }, together, errors }: JudgedGroups,
  arms: readonly Arm[],
  group: number,
  scale: number,
): Outcome {
  let n = Number.POSITIVE_INFINITY;
  for (const { trials } of arms) n = Math.min(n, trials);
  if (!(n > 0)) return 'insufficient_data';
  const value = statistic.value(arms);
  if (!Number.isFinite(value)) return 'insufficient_data';
  const error = errors[group]! / Math.sqrt(scale);
  const at = (level: number): Interval | undefined =>
    widened(statistic.interval(arms, level), value, error, statistic.range);
  const interval = at(check.level);
  const observation = {
    group: null,
    reference: null,
    value: { defined: true as const, value },
    ...(interval ? { interval } : {}),
    n,
  };
  const { outcome } = decide(check, observation);
  if (outcome !== 'fail' || !(together > check.level)) return outcome;
  const simultaneous = at(together);
  return decide(check, { ...observation, ...(simultaneous ? { simultaneous } : {}) }).outcome;
}

function widened(
  interval: Interval | undefined,
  value: number,
  standardError: number,
  [least, greatest]: readonly [number, number],
): Interval | undefined {
  if (!interval || standardError === 0) return interval;
  const around = {
    ...interval,
    lower: Math.min(interval.lower, value),
    upper: Math.max(interval.upper, value),
  };
  const { lower, upper, ...rest } = combineErrors({ value, interval: around, standardError });
  return { lower: Math.max(least, lower), upper: Math.min(greatest, upper), ...rest };
}

function referenceOf(
  { reference, names }: JudgedGroups,
  numbers: GroupNumbers,
  start: number,
): number {
  if (reference !== undefined) return reference;
  let highest = 0;
  let rate = -1;
  let most = -1;
  for (let group = 0; group < names.length; group += 1) {
    const { successes, trials } = armAt(selection, numbers, start + 4 * group, 1);
    const own = successes / trials;
    if (!(own > rate || (own === rate && trials > most))) continue;
    highest = group;
    rate = own;
    most = trials;
  }
  return highest;
}

function armAt({ places }: MetricPart, numbers: GroupNumbers, start: number, scale: number): Arm {
  let successes = 0;
  let trials = 0;
  for (const place of places.of) successes += numbers[start + place]!;
  for (const place of places.among) trials += numbers[start + place]!;
  return { successes: successes * scale, trials: trials * scale, rows: trials * scale };
}
