import { deviance } from './deviance.ts';
import { MOST_TERMS, notConverged } from './not-converged.ts';
import { stirlingError } from './stirling-error.ts';

/** Both tails of a distribution at a point; each is accurate relative to its own size. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

const TINY = 1e-300;

/** x^a y^b / B(a, b) with y = 1 − x, by Loader's saddle-point form: no cancelling of large logarithms. */
export function betaPrefactor(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const correction = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const excess = excessOver(x, y, a, b);
  const exponent = correction - deviance(a, n * x, excess) - deviance(b, n * y, -excess);
  return Math.sqrt(((a / n) * b) / (2 * Math.PI)) * Math.exp(exponent);
}

/** Both tails of the beta distribution at x, with y = 1 − x given, so that neither end loses digits. */
export function betaTails(x: number, y: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const prefactor = betaPrefactor(x, y, a, b);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, prefactor / continuedFraction(x, y, a, b));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, prefactor / continuedFraction(y, x, b, a));
  return { lower: 1 - upper, upper };
}

/** a − (a + b) x, from whichever of x and y = 1 − x is small and so known to more digits. */
function excessOver(x: number, y: number, a: number, b: number): number {
  return x < y ? a - (a + b) * x : (a + b) * y - b;
}

/** The continued fraction of Didonato and Morris (ACM TOMS 18, 1992), by the modified Lentz method. */
function continuedFraction(x: number, y: number, a: number, b: number): number {
  const start = excessOver(x, y, a, b) + 1;
  let result = away((a / (a + 1)) * start);
  let c = result;
  let d = 0;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const s = a + 2 * m - 1;
    const w = m * (b - m) * x;
    const numerator = ((a + m - 1) / s) * ((a + b + m - 1) / s) * w * x;
    const denominator = m + w / s + ((a + m) / (s + 2)) * (start + m * (1 + y));
    d = 1 / away(denominator + numerator * d);
    c = away(denominator + numerator / c);
    const factor = c * d;
    result *= factor;
    if (Math.abs(factor - 1) < 2.3e-16) return result;
  }
  throw notConverged('regularizedIncompleteBeta');
}

/** Lentz's guard against a division by zero. */
function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
