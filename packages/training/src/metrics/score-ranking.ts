/** Rows in order of their score, tied scores together. */
export interface ScoreRanking {
  /** Row numbers, ascending by score. */
  readonly order: Uint32Array;
  /** Where each run of equal scores begins in `order`; the length of `order` closes the list. */
  readonly bounds: Uint32Array;
}

/**
 * Ranks scores in O(n log n): a typed-array sort of the distinct values, then counting.
 * Rows of equal score stand in the order in which they came.
 */
export function rankScores(score: Float64Array): ScoreRanking {
  const length = score.length;
  const sorted = score.slice().sort();
  const distinct = new Float64Array(length);
  const starts = new Uint32Array(length + 1);
  let groups = 0;
  for (let at = 0; at < length; at += 1) {
    // −0 and 0 are one score, though a typed sort tells them apart.
    if (at > 0 && sorted[at] === sorted[at - 1]) continue;
    distinct[groups] = sorted[at]!;
    starts[groups] = at;
    groups += 1;
  }
  starts[groups] = length;
  const bounds = starts.slice(0, groups + 1);
  const order = new Uint32Array(length);
  const filled = bounds.slice();
  for (let row = 0; row < length; row += 1) {
    const group = find(distinct, groups, score[row]!);
    order[filled[group]!] = row;
    filled[group]! += 1;
  }
  return { order, bounds };
}

function find(distinct: Float64Array, groups: number, value: number): number {
  let low = 0;
  let high = groups - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (distinct[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
