import type { AlikeComparisons } from './chance-all-within.ts';

/** Bins of ln(n_0 / n_i), and Chebyshev nodes in each. */
const WIDTH = 0.5;
const NODES = 12;
const PLACES: readonly number[] = Array.from(
  { length: NODES },
  (_, node) => (WIDTH / 2) * Math.cos(((node + 0.5) * Math.PI) / NODES),
);
/** Of the barycentric formula. */
const WEIGHTS: readonly number[] = Array.from(
  { length: NODES },
  (_, node) => (node % 2 === 0 ? 1 : -1) * Math.sin(((node + 0.5) * Math.PI) / NODES),
);

/**
 * Many comparisons as few: what is summed over them changes smoothly with the share in common, so that in
 * each bin a polynomial through 12 points takes its place, to about 1e-13. The counts at those points may be negative.
 * Bins with few comparisons stay as they are.
 */
export function gatherAlike(comparisons: readonly AlikeComparisons[]): readonly AlikeComparisons[] {
  if (comparisons.length <= NODES) return comparisons;
  const bins = new Map<number, AlikeComparisons[]>();
  for (const comparison of comparisons) {
    const { shared } = comparison;
    const bin = Math.round(Math.log((1 - shared) / shared) / WIDTH);
    const found = bins.get(bin);
    if (found) found.push(comparison);
    else bins.set(bin, [comparison]);
  }
  return Array.from(bins).flatMap(([bin, within]) =>
    within.length <= NODES || !Number.isFinite(bin) ? within : interpolated(bin * WIDTH, within),
  );
}

function interpolated(
  middle: number,
  within: readonly AlikeComparisons[],
): readonly AlikeComparisons[] {
  const counts = new Float64Array(NODES);
  const share = new Float64Array(NODES);
  for (const { shared, count } of within) {
    const at = Math.log((1 - shared) / shared) - middle;
    const exact = PLACES.indexOf(at);
    if (exact >= 0) {
      counts[exact]! += count;
      continue;
    }
    let sum = 0;
    for (let node = 0; node < NODES; node += 1) {
      share[node] = WEIGHTS[node]! / (at - PLACES[node]!);
      sum += share[node]!;
    }
    for (let node = 0; node < NODES; node += 1) counts[node]! += (count * share[node]!) / sum;
  }
  return Array.from(counts, (count, node) => ({
    shared: 1 / (1 + Math.exp(middle + PLACES[node]!)),
    count,
  }));
}
