import type { Interval, Measurement } from '@codexhub/common-config/records';
import { normalQuantile } from '@codexhub/statistics';

/**
 * A measurement's interval at another level, where its method allows that exactly.
 *
 * - `normal` (and `normal+mover`, whose parts grow alike): the half-widths grow with z;
 * - `logit` (and `delong+logit`): the same on the logit scale;
 * - `wilson`: the number of trials follows from the interval itself.
 *
 * A cross-fitted interval mixes two errors that its bounds no longer tell apart, so `logit+mover` and
 * `wilson+mover` have none.
 *
 * @returns undefined for any other method, and for an undefined value: a guess would look like a figure.
 */
export function intervalAtLevel(
  { value, interval }: Pick<Measurement, 'value' | 'interval'>,
  level: number,
): Interval | undefined {
  if (!value.defined || !interval) return undefined;
  const growth = criticalValue(level) / criticalValue(interval.level);
  const bounds = boundsAt(value.value, interval, growth);
  if (!bounds?.every(Number.isFinite)) return undefined;
  return { lower: bounds[0], upper: bounds[1], level, method: interval.method };
}

function boundsAt(
  value: number,
  { lower, upper, method }: Interval,
  growth: number,
): [number, number] | undefined {
  switch (method) {
    case 'normal':
    case 'normal+mover':
      return [value - growth * (value - lower), value + growth * (upper - value)];
    case 'logit':
    case 'delong+logit':
      return [
        expit(logit(value) - growth * (logit(value) - logit(lower))),
        expit(logit(value) + growth * (logit(upper) - logit(value))),
      ];
    case 'wilson':
      return wilsonAt(value, lower, upper, growth);
    default:
      return undefined;
  }
}

/** Wilson's bounds are the roots of (1 + k)π² − (2p + k)π + p² = 0 with k = z² / n. */
function wilsonAt(p: number, lower: number, upper: number, growth: number): [number, number] {
  const products = lower * upper + (1 - lower) * (1 - upper);
  const k = ((p * p + (1 - p) * (1 - p)) / products - 1) * growth * growth;
  const centre = (p + k / 2) / (1 + k);
  const half = Math.sqrt(k * p * (1 - p) + (k * k) / 4) / (1 + k);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

function criticalValue(level: number): number {
  return -normalQuantile((1 - level) / 2);
}

function logit(value: number): number {
  return Math.log(value / (1 - value));
}

function expit(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
