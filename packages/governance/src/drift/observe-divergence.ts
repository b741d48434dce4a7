import type { ComparedCells } from './compared-cells.ts';
import type { Divergence } from './divergence.ts';

/** Pseudo-rows of each cell of the smaller sample: with a share of 0 a logarithm would be infinite. */
const PSEUDO_ROWS = 0.5;
/** For bias and variance a cell counts as no emptier than this: below, their series says nothing. */
const FEWEST_ROWS = 1;

/** The divergence of two samples, and how chance moves it. */
export interface ObservedDivergence {
  /** As the samples show it, chance included. */
  readonly plugIn: number;
  /** The variance over four times the divergence, no less than where nothing drifts: the unit in which it is noncentral χ². */
  readonly unit: number;
  /** What chance adds on the average where nothing drifts. */
  readonly chance: number;
  /** What it adds at these very shares: more, where cells of few rows have drifted. Never less. */
  readonly chanceHere: number;
  /** One less than there are cells. */
  readonly degreesOfFreedom: number;
}

/**
 * Measures a divergence. Each cell has half a pseudo-row more in the smaller sample, and as large a share
 * more in the other: the two are pulled together a little, and never apart, however unequal their sizes.
 * Bias and variance are those of the delta method, to the second and the first order.
 */
export function observeDivergence(
  divergence: Divergence,
  { reference, current }: ComparedCells,
): ObservedDivergence {
  const { term, curvature } = divergence;
  const [n, m] = [sumOf(reference), sumOf(current)];
  const added = PSEUDO_ROWS / Math.min(n, m);
  const whole = 1 + added * reference.length;
  const p = reference.map((rows) => (rows / n + added) / whole);
  const q = current.map((rows) => (rows / m + added) / whole);
  const plugIn = Math.max(
    0,
    p.reduce((sum, one, at) => sum + term(one, q[at]!), 0),
  );
  const atLeast = (counts: readonly number[], rows: number): readonly number[] =>
    counts.map((count) => Math.max(count, FEWEST_ROWS) / rows);
  const sure = [atLeast(reference, n), atLeast(current, m)] as const;
  const mine = errorOf(divergence, sure[0], sure[1]);
  const theirs = errorOf(divergence, sure[1], sure[0]);
  const withoutDrift = (1 / n + 1 / m) / curvature;
  const degreesOfFreedom = reference.length - 1;
  const chance = degreesOfFreedom * withoutDrift;
  return {
    plugIn,
    unit: Math.max(
      withoutDrift,
      plugIn > 0 ? (mine.variance / n + theirs.variance / m) / (4 * plugIn) : 0,
    ),
    chance,
    chanceHere: Math.max(chance, mine.bias / n + theirs.bias / m),
    degreesOfFreedom,
  };
}

/** Bias and variance, times the rows, that come of drawing the first shares. */
function errorOf(
  { slope, curve }: Divergence,
  shares: readonly number[],
  others: readonly number[],
): { readonly bias: number; readonly variance: number } {
  let [bias, squares, mean] = [0, 0, 0];
  for (const [at, share] of shares.entries()) {
    const other = others[at]!;
    const first = slope(share, other);
    bias += (curve(share, other) * share * (1 - share)) / 2;
    squares += share * first * first;
    mean += share * first;
  }
  return { bias, variance: Math.max(0, squares - mean * mean) };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
