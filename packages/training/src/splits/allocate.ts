import type { LegacyGenerator } from './legacy-generator.ts';

/**
 * How many of `draws` fall to each stratum: the floor of its share, then the missing units to the
 * largest remainders; strata of equal remainder are drawn by lot.
 *
 * The lot is drawn even where every stratum of a remainder is taken, as scikit-learn does.
 *
 * @see reference: scikit-learn 1.9.1 `sklearn.utils.extmath._approximate_mode`
 * @example
 * allocate([4, 2], 3, createLegacyGenerator(0)); // Returns: Int32Array [2, 1]
 */
export function allocate(
  counts: ArrayLike<number>,
  draws: number,
  generator: LegacyGenerator,
): Int32Array {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  // In this order of operations: share first, then draws.
  const exact = Float64Array.from(counts, (count) => (count / total) * draws);
  const taken = Int32Array.from(exact, Math.floor);
  let needed = draws - taken.reduce((sum, count) => sum + count, 0);
  if (needed <= 0) return taken;
  const remainders = exact.map((value, at) => value - taken[at]!);
  const distinct = [...new Set(remainders)].sort((a, b) => b - a);
  for (const remainder of distinct) {
    const tied = [...remainders.keys()].filter((at) => remainders[at] === remainder);
    const lot = generator.permutation(tied.length);
    for (const at of lot.subarray(0, Math.min(tied.length, needed))) taken[tied[at]!]! += 1;
    needed -= Math.min(tied.length, needed);
    if (needed === 0) break;
  }
  return taken;
}
