import type { Interval } from '@codexhub/common-config/records';
import { chiSquareSf } from '@codexhub/statistics';
import type { ComparedCells } from './compared-cells.ts';
import type { Divergence } from './divergence.ts';
import { noncentralChiSquare } from './noncentral-chi-square.ts';
import { type ObservedDivergence, observeDivergence } from './observe-divergence.ts';

/** A distance between what two samples were drawn from, and how sure it is. */
export interface DivergenceEstimate {
  /** As the samples show it, chance included. */
  readonly plugIn: number;
  /** Less what chance adds on the average; 0 where chance adds as much. */
  readonly value: number;
  /** Of no drift at all. */
  readonly pValue: number;
  readonly intervalAt: (level: number) => Interval;
  /** P(so far on this side of the limit | the distance is the limit): on the side where the value lies. */
  readonly pAgainst: (limit: number) => number;
  /** The same distance, shown by so many times the rows. */
  readonly scaled: (factor: number) => DivergenceEstimate;
}

/** The method that every interval of a distance names. */
const METHOD = 'noncentral_chi_square';

/**
 * Estimates a distance between what two samples were drawn from.
 *
 * Where nothing drifts, c·D / (1/N + 1/M) is χ² with B − 1 degrees of freedom (Yurdakul for PSI), where D
 * is the divergence of the samples, B their cells and c the curvature: that is the p value. Where there
 * is a drift δ, D over its unit is noncentral χ² with noncentrality δ over the unit. The interval holds the
 * δ that neither tail of it refuses, the value is D less what chance adds on the average.
 *
 * What chance adds at these very shares is an estimate itself. So the lower bound takes off all of it and
 * the upper bound only what is sure; and where D is smaller than chance alone makes it, the upper bound is
 * that of the average: luck makes no claim stronger.
 */
export function estimateDivergence(
  divergence: Divergence,
  cells: ComparedCells,
): DivergenceEstimate {
  return estimateAt(divergence, observeDivergence(divergence, cells));
}

function estimateAt(divergence: Divergence, observed: ObservedDivergence): DivergenceEstimate {
  const { plugIn, unit, chance, chanceHere, degreesOfFreedom } = observed;
  const { isRoot, maximum } = divergence;
  const shown = (value: number): number => {
    const bounded = Math.min(Math.max(0, value), maximum);
    return isRoot ? Math.sqrt(bounded) : bounded;
  };
  const value = shown(plugIn - chanceHere);
  const tails = (
    at: number,
    added: number,
    noncentrality: number,
  ): { readonly lower: number; readonly upper: number } =>
    noncentralChiSquare(at / unit, added / unit, noncentrality);
  const atLeastChance = Math.max(plugIn, chance);
  const bound = (at: number, added: number, tail: number): number =>
    shown(
      unit *
        fallingRoot((noncentrality) => tails(at, added, noncentrality).lower - tail, at / unit + 1),
    );
  return {
    plugIn: shown(plugIn),
    value,
    pValue: chance > 0 ? chiSquareSf((plugIn / chance) * degreesOfFreedom, degreesOfFreedom) : 1,
    intervalAt: (level): Interval => {
      const tail = (1 - level) / 2;
      const lower = Math.min(value, bound(plugIn, chanceHere, 1 - tail));
      const upper = Math.max(value, bound(atLeastChance, chance, tail));
      return { lower, upper, level, method: METHOD };
    },
    pAgainst: (limit): number => {
      const noncentrality = Math.max(0, isRoot ? limit * limit : limit) / unit;
      return value <= limit
        ? tails(atLeastChance, chance, noncentrality).lower
        : tails(plugIn, chanceHere, noncentrality).upper;
    },
    scaled: (factor): DivergenceEstimate =>
      estimateAt(divergence, {
        plugIn: Math.max(0, plugIn - chanceHere) + chanceHere / factor,
        unit: unit / factor,
        chance: chance / factor,
        chanceHere: chanceHere / factor,
        degreesOfFreedom,
      }),
  };
}

const STEPS = 100;
const PRECISION = 1e-9;

/** Where a falling function from 0 up crosses 0; 0 where it never is above. */
function fallingRoot(at: (x: number) => number, first: number): number {
  let [low, high, above, below] = [0, first, at(0), at(first)];
  if (!(above > 0)) return 0;
  while (below > 0) {
    [low, above] = [high, below];
    high *= 2;
    below = at(high);
  }
  for (let step = 0; step < STEPS && high - low > PRECISION * high; step += 1) {
    // The root of the line through both ends; halved where an end would stay (Illinois).
    const line = low + ((high - low) * above) / (above - below);
    const next = line > low && line < high ? line : (low + high) / 2;
    const value = at(next);
    if (value === 0) return next;
    if (value > 0) {
      [low, above] = [next, value];
      below /= 2;
    } else {
      [high, below] = [next, value];
      above /= 2;
    }
  }
  return high;
}
