import { normalCdf } from '../special/normal-distribution.ts';

/** Gauss and Legendre's rule with 12 nodes: the upper half of the nodes, and their weights. */
const NODES = [
  0.1252334085114689, 0.3678314989981802, 0.5873179542866175, 0.7699026741943047,
  0.9041172563704748, 0.9815606342467192,
];
const WEIGHTS = [
  0.2491470458134027, 0.2334925365383546, 0.20316742672306573, 0.16007832854334642,
  0.10693932599531907, 0.04717533638651141,
];

/** Where the integral is cut, in standard errors from each mean: in between, each factor is nearly a polynomial. */
const CUTS = [-8.5, -6, -4, -2, 0, 2, 4, 6, 8.5];

/** Cuts nearer to each other than this share of the smallest standard error are one. */
const NEAR = 0.5;

/**
 * E(max − min) of independent normals, ∫ 1 − Π F(x) − Π (1 − F(x)) dx. A standard error of 0 is a point. Error below 1e-9
 * of the range of the means and their errors.
 */
export function expectedRange(means: readonly number[], errors: readonly number[]): number {
  const cuts = cutPoints(means, errors);
  let sum = 0;
  for (let i = 1; i < cuts.length; i += 1) {
    const [middle, half] = [(cuts[i]! + cuts[i - 1]!) / 2, (cuts[i]! - cuts[i - 1]!) / 2];
    for (let node = 0; node < NODES.length; node += 1) {
      const away = NODES[node]! * half;
      const both = between(middle - away, means, errors) + between(middle + away, means, errors);
      sum += WEIGHTS[node]! * half * both;
    }
  }
  return sum;
}

/** The chance that x lies between the smallest and the largest of the normals. */
function between(x: number, means: readonly number[], errors: readonly number[]): number {
  let [below, above] = [1, 1];
  for (let i = 0; i < means.length; i += 1) {
    const [mean, error] = [means[i]!, errors[i]!];
    const share = error > 0 ? normalCdf((x - mean) / error) : x >= mean ? 1 : 0;
    below *= share;
    above *= 1 - share;
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
