import { criticalValue } from '../internal/critical-value.ts';
import { invalid } from '../internal/invalid.ts';
import { requireFinite, requireNotNegative } from '../internal/require-number.ts';
import type { Interval } from '../interval.ts';

/** What {@link combineErrors} adds up. */
export interface ErrorsToCombine {
  /** The estimate, inside the interval. */
  readonly value: number;
  /** Its interval for the first source of error. */
  readonly interval: Interval;
  /** The standard error of the second, independent source, from 0 up, in the unit of the value. */
  readonly standardError: number;
}

/**
 * Widens an interval by a second, independent source of error, for example split-to-split error of cross-fitting.
 *
 * MOVER, the method of variance estimates recovery: lower = v − √((v − L)² + (z·se)²), upper = v + √((U − v)² + (z·se)²),
 * with z of the interval's level. Keeps the asymmetry; a standard error of 0 changes nothing but the method's name.
 * Not clipped: the limits of a rate may leave 0 to 1.
 *
 * @param errors - the value, its interval, and the standard error to add
 * @returns the wider interval; '+mover' is appended to its method
 * @throws RangeError when value is not finite or outside the interval, the standard error is NaN, negative or infinite,
 * or the interval's level is outside (0, 1)
 * @see Zou and Donner, Statistics in Medicine 27 (2008) 1693
 * @example
 * ```ts
 * import { combineErrors } from '@codexhub/statistics';
 * combineErrors({ value: 0.5, interval: { lower: 0.47, upper: 0.54, level: 0.95, method: 'wilson' }, standardError: 0.02 }); // { lower: 0.45063823819718696, upper: 0.5560052098315652, level: 0.95, method: 'wilson+mover' }
 * ```
 */
export function combineErrors({ value, interval, standardError }: ErrorsToCombine): Interval {
  const { lower, upper, level, method } = interval;
  const extra = criticalValue(level) * standardError;
  requireFinite('value', value);
  requireFinite('standardError', standardError);
  requireNotNegative('standardError', standardError);
  if (!(lower <= value && value <= upper)) {
    throw invalid(
      'value',
      `inside its interval (${lower} to ${upper})`,
      value,
      'pass the estimate that the interval was computed for',
    );
  }
  return {
    lower: value - Math.hypot(value - lower, extra),
    upper: value + Math.hypot(upper - value, extra),
    level,
    method: `${method}+mover`,
  };
}
