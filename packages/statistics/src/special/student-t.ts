import { betaTails } from '../internal/beta-tails.ts';
import { requireNumber, requirePositive } from '../internal/require-number.ts';

/**
 * The survival function of Student's t: P(T > t) = ½ I_{df/(df + t²)}(df/2, ½) for t ≥ 0.
 *
 * 1 at −∞, ½ at 0, 0 at ∞; relative error below 1e-12 far into the upper tail. A two-sided p value of
 * the statistic t is `2 * studentTSf(Math.abs(t), df)`.
 *
 * @param t - any number, infinities included
 * @param df - the degrees of freedom, a finite number above 0, whole or not
 * @returns a probability from 0 to 1
 * @throws RangeError when an argument is NaN or out of range
 * @see Abramowitz and Stegun 26.7.1; reference: `scipy.stats.t.sf`
 * @example
 * ```ts
 * import { studentTSf } from '@codexhub/statistics';
 * studentTSf(2, 10); // 0.036694017385370196
 * ```
 */
export function studentTSf(t: number, df: number): number {
  requireNumber('t', t);
  requirePositive('df', df);
  const half = halfTail(Math.abs(t), df);
  return t >= 0 ? half : 1 - half;
}

/**
 * The cumulative distribution function of Student's t: P(T ≤ t).
 *
 * 0 at −∞, ½ at 0, 1 at ∞; relative error below 1e-12 in the lower tail. For a small upper tail use
 * {@link studentTSf}, which does not subtract from one.
 *
 * @param t - any number, infinities included
 * @param df - the degrees of freedom, a finite number above 0, whole or not
 * @returns a probability from 0 to 1
 * @throws RangeError when an argument is NaN or out of range
 * @see Abramowitz and Stegun 26.7.1; reference: `scipy.stats.t.cdf`
 * @example
 * ```ts
 * import { studentTCdf } from '@codexhub/statistics';
 * studentTCdf(-2, 10); // 0.036694017385370196
 * ```
 */
export function studentTCdf(t: number, df: number): number {
  return studentTSf(-t, df);
}

/** P(T > t) for t ≥ 0, both arguments of the beta function formed without subtracting. */
function halfTail(t: number, df: number): number {
  const ratio = (t / df) * t;
  return 0.5 * betaTails(1 / (1 + ratio), 1 / (1 + 1 / ratio), df / 2, 0.5).lower;
}
