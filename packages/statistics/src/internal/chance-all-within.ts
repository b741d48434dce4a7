import { normalCdf } from '../special/normal-distribution.ts';
import { integrate } from './gauss-legendre.ts';

/** Comparisons that have one share ρ of their variance in common with all others, from 0 to 1. */
export interface AlikeComparisons {
  readonly shared: number;
  /** As an exponent: need not be whole. */
  readonly count: number;
}

/** Beyond this many standard deviations a normal variable is not met. */
const FARTHEST = 8.5;
/** The widest step, in standard deviations of what is common: the density is nearly a polynomial in between. */
const WIDEST = 2.5;
/** It only falls: what is left beyond such a value does not count. */
const NOTHING = 1e-17;
const TWICE_DENSITY_AT_ZERO = 0.7978845608028654;

/**
 * The chance that all comparisons, standard normals with correlations √(ρ_i ρ_j), lie within ±c:
 * 2 ∫₀^∞ φ(u) Π_i [Φ((c − √ρ_i u)/√(1 − ρ_i)) − Φ((−c − √ρ_i u)/√(1 − ρ_i))]^count_i du, the product by its logarithm.
 * Error below 1e-13.
 */
export function chanceAllWithin(c: number, comparisons: readonly AlikeComparisons[]): number {
  const sides = comparisons.map(({ shared, count }) => ({
    common: Math.sqrt(shared),
    own: Math.sqrt(1 - shared),
    count,
  }));
  const given = (u: number): number => {
    let log = -0.5 * u * u;
    for (let at = 0; at < sides.length; at += 1) {
      const { common, own, count } = sides[at]!;
      const near = (c - common * u) / own;
      const far = (c + common * u) / own;
      const above = near < FARTHEST ? normalCdf(-near) : 0;
      const below = far < FARTHEST ? normalCdf(-far) : 0;
      if (above + below >= 1) return 0;
      if (above + below > 0) log += count * Math.log1p(-above - below);
    }
    return Math.exp(log);
  };
  return Math.min(1, TWICE_DENSITY_AT_ZERO * integrate(given, cutsOf(c, comparisons, given)));
}

/** From 0 up to where nothing is left, in steps within which no factor changes much. */
function cutsOf(
  c: number,
  comparisons: readonly AlikeComparisons[],
  given: (u: number) => number,
): number[] {
  let total = 0;
  for (const { count } of comparisons) total += count;
  // The product of many falls the faster.
  const steps = 2 / (1 + Math.sqrt(Math.log(total) / 2));
  const falls = comparisons
    .filter(({ shared }) => shared > 0)
    .map(({ shared }) => {
      const [middle, width] = [c / Math.sqrt(shared), Math.sqrt((1 - shared) / shared)];
      return {
        from: middle - FARTHEST * width,
        to: middle + FARTHEST * width,
        step: steps * width,
      };
    });
  const end = falls.reduce((least, { to }) => Math.min(least, to), FARTHEST);
  const cuts = [0];
  for (let at = 0; at < end && given(at) > NOTHING; ) {
    let step = WIDEST;
    for (const { from, step: own } of falls) {
      if (at + step > from) step = Math.min(step, Math.max(own, from - at));
    }
    at = Math.min(end, at + step);
    cuts.push(at);
  }
  return cuts;
}
