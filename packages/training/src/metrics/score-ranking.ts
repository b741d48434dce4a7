import { orderRows } from '../order/order-rows.ts';

/** Rows in order of their score, tied scores together. */
export interface ScoreRanking {
  /** Row numbers, ascending by score. */
  readonly order: Uint32Array;
  /** Where each run of equal scores begins in `order`; the length of `order` closes the list. */
  readonly bounds: Uint32Array;
}

/**
 * Ranks finite scores by a radix sort. Rows of equal score stand in the order in which they came; −0 and
 * 0 are one score.
 */
export function rankScores(score: Float64Array): ScoreRanking {
  const { sorted, order } = orderRows(score);
  const starts = new Uint32Array(order.length + 1);
  let groups = 0;
  for (let at = 0; at < order.length; at += 1) {
    if (at > 0 && sorted[at] === sorted[at - 1]) continue;
    starts[groups] = at;
    groups += 1;
  }
  starts[groups] = order.length;
  return { order, bounds: starts.slice(0, groups + 1) };
}
