import { requireProbability } from '../internal/require-number.ts';

// The coefficients of AS241's PPND16, as shortest doubles, constant term first.
// biome-ignore format: a table
const CENTRE: Rational = [
  [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227],
  [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854],
];
// biome-ignore format: a table
const MIDDLE: Rational = [
  [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414],
  [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
    0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9],
];
// biome-ignore format: a table
const TAIL: Rational = [
  [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
    0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7],
  [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15],
];

type Rational = readonly [numerator: readonly number[], denominator: readonly number[]];

/**
 * The quantile function of the standard normal, the inverse of {@link normalCdf}: the z with Φ(z) = p.
 *
 * In standard deviations; −Infinity at 0, 0 at ½, Infinity at 1. Relative error about 1e-15. For a small
 * upper tail q use `-normalQuantile(q)`, not `normalQuantile(1 - q)`, which loses the digits of q.
 *
 * @param p - a probability from 0 to 1
 * @returns the quantile
 * @throws RangeError when p is NaN or outside 0 to 1
 * @see Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), PPND16; reference: `scipy.stats.norm.ppf`
 * @example
 * ```ts
 * import { normalQuantile } from '@codexhub/statistics';
 * normalQuantile(0.975); // 1.9599639845400536
 * ```
 */
export function normalQuantile(p: number): number {
  requireProbability('p', p);
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) return centred * ratio(CENTRE, 0.180625 - centred * centred);
  const tail = centred < 0 ? p : 1 - p;
  if (tail === 0) return Math.sign(centred) * Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(tail));
  return Math.sign(centred) * (r <= 5 ? ratio(MIDDLE, r - 1.6) : ratio(TAIL, r - 5));
}

function ratio([numerator, denominator]: Rational, r: number): number {
  return polynomial(numerator, r) / polynomial(denominator, r);
}

function polynomial(coefficients: readonly number[], r: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * r + coefficient, 0);
}
