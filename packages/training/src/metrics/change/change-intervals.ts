import { type Interval, normalInterval, normalQuantile } from '@codexhub/statistics';
import type { JointEstimate } from './joint-estimate.ts';

/** The change itself, which an interval must hold, and what it can reach. */
export interface ChangeInRange {
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Normal, of the difference; none where the rows show no variance of it. */
export function absoluteInterval(
  { difference, varianceOfDifference }: JointEstimate,
  change: ChangeInRange,
  level: number,
  method: string,
): Interval | undefined {
  if (!(varianceOfDifference > 0)) return undefined;
  const standardError = Math.sqrt(varianceOfDifference);
  const { lower, upper } = normalInterval({ value: difference, standardError, level });
  return inRange(change, lower, upper, level, method);
}

/**
 * Fieller's limits of (candidate − baseline) / |baseline|: every ratio ρ at which difference − ρ baseline
 * is not apart from 0 at the level. They allow for the error of the baseline, and exist only where that
 * is itself apart from 0.
 *
 * @returns `'unbounded'` where the baseline is not apart from 0; undefined where nothing varies.
 * @see Fieller, JRSS B 16 (1954) 175
 */
export function relativeInterval(
  joint: JointEstimate,
  change: ChangeInRange,
  level: number,
  method: string,
): Interval | 'unbounded' | undefined {
  const { baseline, difference, varianceOfBaseline, varianceOfDifference, covariance } = joint;
  const z = normalQuantile((1 - level) / 2);
  const squares = baseline * baseline - z * z * varianceOfBaseline;
  if (!(squares > 0)) return 'unbounded';
  if (!(varianceOfDifference > 0)) return undefined;
  const middle = baseline * difference - z * z * covariance;
  const rest = difference * difference - z * z * varianceOfDifference;
  // Never negative but by rounding: the ratio of the values is always among the limits.
  const root = Math.sqrt(Math.max(0, middle * middle - squares * rest));
  const sign = Math.sign(baseline);
  const ends = [(sign * (middle - root)) / squares, (sign * (middle + root)) / squares];
  return inRange(change, Math.min(...ends), Math.max(...ends), level, method);
}

function inRange(
  { value, minimum, maximum }: ChangeInRange,
  lower: number,
  upper: number,
  level: number,
  method: string,
): Interval {
  return {
    lower: Math.min(value, Math.max(minimum, lower)),
    upper: Math.max(value, Math.min(maximum, upper)),
    level,
    method,
  };
}
