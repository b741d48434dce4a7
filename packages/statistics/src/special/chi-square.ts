import { gammaTails } from '../internal/gamma-tails.ts';
import { requireNotNegative, requirePositive } from '../internal/require-number.ts';

/**
 * The survival function of the chi-squared distribution: P(X > x) = Q(df/2, x/2).
 *
 * The p value of a chi-squared statistic: 1 at 0, 0 at ∞. Relative error below 1e-12 far into the tail.
 *
 * @param x - the statistic, a number from 0 up, Infinity included
 * @param df - the degrees of freedom, a finite number above 0
 * @returns a probability from 0 to 1
 * @throws RangeError when an argument is NaN or out of range
 * @see Abramowitz and Stegun 26.4.19; reference: `scipy.stats.chi2.sf`
 * @example
 * ```ts
 * import { chiSquareSf } from '@codexhub/statistics';
 * chiSquareSf(92.2052804115, 1); // 7.813600389103764e-22
 * ```
 */
export function chiSquareSf(x: number, df: number): number {
  requireNotNegative('x', x);
  requirePositive('df', df);
  return gammaTails(df / 2, x / 2).upper;
}
