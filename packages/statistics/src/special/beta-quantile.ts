import { betaLogit } from '../internal/beta-logit.ts';
import { requirePositive, requireProbability } from '../internal/require-number.ts';

/**
 * The quantile function of the beta distribution: the x with I_x(a, b) = p.
 *
 * 0 at p = 0, 1 at p = 1. Relative error below 1e-12. For a small upper tail use {@link betaUpperQuantile}.
 *
 * @param p - the probability below the quantile, from 0 to 1
 * @param a - the first shape, a finite number above 0
 * @param b - the second shape, a finite number above 0
 * @returns a number from 0 to 1
 * @throws RangeError when an argument is NaN or out of range
 * @see safeguarded Newton on the logit scale; reference: `scipy.special.betaincinv`, R's `qbeta`
 * @example
 * ```ts
 * import { betaQuantile } from '@codexhub/statistics';
 * betaQuantile(0.025, 48, 33); // 0.48437694049548946
 * ```
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireProbability('p', p);
  requireShapes(a, b);
  return p <= 0.5 ? lowerTail(p, a, b) : upperTail(1 - p, a, b);
}

/**
 * The upper quantile of the beta distribution: the x with 1 − I_x(a, b) = q.
 *
 * Equal to `betaQuantile(1 - q, a, b)`, but keeps the digits of a small q: 1 at q = 0, 0 at q = 1.
 *
 * @param q - the probability above the quantile, from 0 to 1
 * @param a - the first shape, a finite number above 0
 * @param b - the second shape, a finite number above 0
 * @returns a number from 0 to 1
 * @throws RangeError when an argument is NaN or out of range
 * @see safeguarded Newton on the logit scale; reference: `scipy.special.betainccinv`
 * @example
 * ```ts
 * import { betaUpperQuantile } from '@codexhub/statistics';
 * betaUpperQuantile(0.025, 1, 10); // 0.3084971078187609
 * ```
 */
export function betaUpperQuantile(q: number, a: number, b: number): number {
  requireProbability('q', q);
  requireShapes(a, b);
  return q <= 0.5 ? upperTail(q, a, b) : lowerTail(1 - q, a, b);
}

function requireShapes(a: number, b: number): void {
  requirePositive('a', a);
  requirePositive('b', b);
}

function lowerTail(tail: number, a: number, b: number): number {
  return 1 / (1 + Math.exp(-betaLogit(tail, a, b)));
}

/** The mirror: 1 − x follows the beta distribution with the shapes swapped. */
function upperTail(tail: number, a: number, b: number): number {
  return 1 / (1 + Math.exp(betaLogit(tail, b, a)));
}
