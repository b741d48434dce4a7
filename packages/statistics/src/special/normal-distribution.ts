import { erfc } from './error-function.ts';

/**
 * The cumulative distribution function of the standard normal: Φ(z) = P(Z ≤ z) = erfc(−z/√2)/2.
 *
 * 0 at −∞, ½ at 0, 1 at ∞; relative error below 1e-12 in the lower tail. For a small upper tail use
 * {@link normalSf}, which does not subtract from one.
 *
 * @param z - any number, in standard deviations, infinities included
 * @returns a probability from 0 to 1
 * @throws RangeError when z is NaN
 * @see Abramowitz and Stegun 26.2.29; reference: `scipy.stats.norm.cdf`
 * @example
 * ```ts
 * import { normalCdf } from '@codexhub/statistics';
 * normalCdf(-1.96); // 0.024997895148220595
 * ```
 */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}

/**
 * The survival function of the standard normal: P(Z > z) = erfc(z/√2)/2.
 *
 * 1 at −∞, ½ at 0, 0 at ∞; relative error below 1e-12 in the upper tail. A two-sided p value of the
 * statistic z is `2 * normalSf(Math.abs(z))`.
 *
 * @param z - any number, in standard deviations, infinities included
 * @returns a probability from 0 to 1
 * @throws RangeError when z is NaN
 * @see Abramowitz and Stegun 26.2.29; reference: `scipy.stats.norm.sf`
 * @example
 * ```ts
 * import { normalSf } from '@codexhub/statistics';
 * normalSf(9.6); // 3.9972212057262307e-22
 * ```
 */
export function normalSf(z: number): number {
  return 0.5 * erfc(z * Math.SQRT1_2);
}
