import type { Tails } from './beta-tails.ts';
import { deviance } from './deviance.ts';
import { MOST_TERMS, notConverged } from './not-converged.ts';
import { smallLogGamma } from './small-log-gamma.ts';
import { stirlingError } from './stirling-error.ts';

const TINY = 1e-300;

/** Both tails of the gamma distribution with shape a at x ≥ 0, scale 1. */
export function gammaTails(a: number, x: number): Tails {
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (a <= 1 && x < 1) return smallTails(a, x);
  // x^a e^−x / Γ(a), by Loader's saddle-point form.
  const prefactor = Math.sqrt(a / (2 * Math.PI)) * Math.exp(-stirlingError(a) - deviance(a, x));
  if (a > 1 && x < a + 1) {
    const lower = Math.min(1, (prefactor / a) * series(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, prefactor * continuedFraction(a, x));
  return { lower: 1 - upper, upper };
}

/** P = x^a / Γ(a + 1) · (1 + a Σ (−x)^k / ((a + k) k!)); Q without subtracting P from one. */
function smallTails(a: number, x: number): Tails {
  let sum = 0;
  let power = 1;
  for (let k = 1; k < 40; k += 1) {
    power *= -x / k;
    sum += power / (a + k);
  }
  const logarithm = a * Math.log(x) - smallLogGamma(a + 1);
  const lead = Math.exp(logarithm);
  return { lower: lead * (1 + a * sum), upper: -Math.expm1(logarithm) - lead * a * sum };
}

function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < MOST_TERMS; k += 1) {
    term *= x / (a + k);
    sum += term;
    if (term < sum * 1e-17) return sum;
  }
  throw notConverged('regularizedIncompleteGammaP');
}

/** Legendre's continued fraction for Γ(a, x) e^x x^−a, by the modified Lentz method. */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let result = d;
  for (let k = 1; k < MOST_TERMS; k += 1) {
    const term = k * (a - k);
    b += 2;
    d = 1 / away(term * d + b);
    c = away(b + term / c);
    const factor = d * c;
    result *= factor;
    if (Math.abs(factor - 1) < 2.3e-16) return result;
  }
  throw notConverged('regularizedIncompleteGammaQ');
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
