import { betaLogit } from '../internal/beta-logit.ts';
import { requirePositive, requireProbability } from '../internal/require-number.ts';
import { logGamma } from './log-gamma.ts';

/** Below, the beta function's x underflows, and its first term is all there is. */
const LEAST_LOG = -700;

/**
 * The quantile function of Student's t, the inverse of {@link studentTCdf}: the t with P(T ≤ t) = p.
 *
 * −Infinity at 0, 0 at ½, Infinity at 1. Relative error below 1e-12. For a small upper tail q use
 * `-studentTQuantile(q, df)`, not `studentTQuantile(1 - q, df)`, which loses the digits of q.
 *
 * @param p - a probability from 0 to 1
 * @param df - the degrees of freedom, a finite number above 0, whole or not
 * @returns the quantile
 * @throws RangeError when an argument is NaN or out of range
 * @see the beta quantile on the logit scale, where t² = df e^−u; reference: `scipy.stats.t.ppf`
 * @example
 * ```ts
 * import { studentTQuantile } from '@codexhub/statistics';
 * studentTQuantile(0.975, 10); // 2.2281388519862744
 * ```
 */
export function studentTQuantile(p: number, df: number): number {
  requireProbability('p', p);
  requirePositive('df', df);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  // log(t² / df), from the side on which the beta function has digits.
  const logRatio = tail <= 0.25 ? -logitBelow(2 * tail, df) : betaLogit(1 - 2 * tail, 0.5, df / 2);
  return Math.sign(p - 0.5) * Math.sqrt(df) * Math.exp(logRatio / 2);
}

/** The logit of x with I_x(df/2, ½) = probability. */
function logitBelow(probability: number, df: number): number {
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  const a = df / 2;
  // I_x(a, ½) → x^a / (a B(a, ½))
  const logBeta = logGamma(a + 1) + logGamma(0.5) - logGamma(a + 0.5);
  const first = (Math.log(probability) + logBeta) / a;
  return first < LEAST_LOG ? first : betaLogit(probability, a, 0.5);
}
