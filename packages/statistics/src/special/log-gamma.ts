import { requirePositive } from '../internal/require-number.ts';
import { smallLogGamma } from '../internal/small-log-gamma.ts';
import { HALF_LOG_2_PI, STIRLING_FROM, stirlingError } from '../internal/stirling-error.ts';

/**
 * The logarithm of the gamma function, log Γ(x) = log ∫₀^∞ t^(x−1) e^−t dt, for x > 0.
 *
 * Zero at 1 and 2; `logGamma(n + 1)` is log n! in nats. Relative error below 1e-13, at the zeros too.
 *
 * @param x - a finite number above 0
 * @returns log Γ(x)
 * @throws RangeError when x is NaN, infinite, zero or negative
 * @see Loader, "Fast and accurate computation of binomial probabilities" (2000); reference: `scipy.special.gammaln` (which loses digits near 1 and 2)
 * @example
 * ```ts
 * import { logGamma } from '@codexhub/statistics';
 * logGamma(11); // 15.104412573075518
 * ```
 */
export function logGamma(x: number): number {
  requirePositive('x', x);
  if (x < STIRLING_FROM) return smallLogGamma(x);
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_2_PI + stirlingError(x);
}
