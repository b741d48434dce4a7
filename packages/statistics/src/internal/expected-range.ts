import { normalCdf } from '../special/normal-distribution.ts';
import { integrate } from './gauss-legendre.ts';

/** In standard errors from the mean: beyond, Φ is 0 or 1 to the last digit that counts. */
const FARTHEST = 8.5;
/** Where the integral is cut, in standard errors from each mean: in between, each factor is nearly a polynomial. */
const CUTS = [-FARTHEST, -6, -4, -2, 0, 2, 4, 6, FARTHEST];

/** Cuts nearer to each other than this share of the smallest standard error are one. */
const NEAR = 0.5;

/**
 * E(max − min) of independent normals, ∫ 1 − Π F(x) − Π (1 − F(x)) dx. A standard error of 0 is a point. Error below 1e-9
 * of the range of the means and their errors.
 */
export function expectedRange(means: readonly number[], errors: readonly number[]): number {
  return integrate((x) => between(x, means, errors), cutPoints(means, errors));
}

/** The chance that x lies between the smallest and the largest of the normals. */
function between(x: number, means: readonly number[], errors: readonly number[]): number {
  let [below, above] = [1, 1];
  for (let i = 0; i < means.length; i += 1) {
    const [mean, error] = [means[i]!, errors[i]!];
    const away = x - mean;
    const share = Math.abs(away) < FARTHEST * error ? normalCdf(away / error) : away >= 0 ? 1 : 0;
    below *= share;
    above *= 1 - share;
    if (below === 0 && above === 0) return 1;
  }
  return 1 - below - above;
}

function cutPoints(means: readonly number[], errors: readonly number[]): number[] {
  let smallest = Number.POSITIVE_INFINITY;
  for (const error of errors) if (error > 0) smallest = Math.min(smallest, error);
  const points = means.flatMap((mean, i) => CUTS.map((cut) => mean + cut * errors[i]!));
  const kept: number[] = [];
  const fixed = new Set(means.filter((_, i) => errors[i] === 0));
  for (const point of points.sort((a, b) => a - b)) {
    const last = kept.at(-1);
    if (
      last !== undefined &&
      (point === last || (point - last < NEAR * smallest && !fixed.has(point)))
    ) {
      continue;
    }
    kept.push(point);
  }
  const end = points.at(-1)!;
  if (kept.at(-1) !== end) kept.push(end);
  return kept;
}
