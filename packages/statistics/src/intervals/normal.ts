import { criticalValue } from '../internal/critical-value.ts';
import { requireFinite, requireNotNegative } from '../internal/require-number.ts';
import type { Interval } from '../interval.ts';
import type { Estimate } from './estimate.ts';

/**
 * The normal (Wald) interval of an estimate: value ± z · standardError.
 *
 * In the unit of the value; not clipped to a range. A standard error of 0 gives an interval of width 0.
 *
 * @param estimate - value, standardError and level
 * @returns the interval with method 'normal'
 * @throws RangeError when value is not finite, standardError is NaN, negative or infinite, or level is outside (0, 1)
 * @see Wald, Transactions of the AMS 54 (1943) 426; reference: `scipy.stats.norm.interval`
 * @example
 * ```ts
 * import { normalInterval } from '@codexhub/statistics';
 * normalInterval({ value: 0.8236789972, standardError: 0.03834, level: 0.95 }); // { lower: 0.7485339780327344, upper: 0.8988240163672657, level: 0.95, method: 'normal' }
 * ```
 */
export function normalInterval({ value, standardError, level }: Estimate): Interval {
  const z = criticalValue(level);
  requireFinite('value', value);
  requireFinite('standardError', standardError);
  requireNotNegative('standardError', standardError);
  const half = z * standardError;
  return { lower: value - half, upper: value + half, level, method: 'normal' };
}
