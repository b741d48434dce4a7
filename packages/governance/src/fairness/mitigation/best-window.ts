import { foldTree } from './fold-tree.ts';

/** How far rates may differ by rounding and still count as equal. */
export const ROUNDING = 1e-12;

/** The most that one candidate of each group is worth, their rates within one window. */
export interface Window {
  readonly worth: number;
  /** The window: rates from here … */
  readonly lower: number;
  /** … to here. */
  readonly upper: number;
}

/** What a window slides over. */
export interface WindowSearch {
  /** Candidates in the order of rising rates; those of one group in the order that they stand in. */
  readonly order: Int32Array;
  readonly rates: Float64Array;
  readonly worths: Float64Array;
  readonly groupOf: Int32Array;
  readonly groups: number;
  /** The width of the window. */
  readonly tolerance: number;
}

/**
 * Slides a window of rates over the candidates of all groups, and finds where the best candidates of the
 * groups, one of each, are worth the most together; among equals the lowest rates. Exact, in
 * O(m log k) for m candidates of k groups. `undefined` where no window has candidates of every group.
 *
 * @param visit is told the worth of each window that ends at a rate, and that rate.
 */
export function bestWindow(
  { order, rates, worths, groupOf, groups, tolerance }: WindowSearch,
  visit?: (worth: number, upper: number) => void,
): Window | undefined {
  // A queue for each group, of falling worth: its head is the best candidate in the window.
  const head = new Int32Array(groups).fill(-1);
  const tail = new Int32Array(groups).fill(-1);
  const next = new Int32Array(order.length);
  const before = new Int32Array(order.length);
  const sums = foldTree({
    size: groups,
    start: Number.NEGATIVE_INFINITY,
    neutral: 0,
    fold: (one, other) => one + other,
  });
  const enter = (place: number): void => {
    const group = groupOf[order[place]!]!;
    const worth = worths[order[place]!]!;
    let last = tail[group]!;
    while (last >= 0 && worths[order[last]!]! < worth) last = before[last]!;
    before[place] = last;
    next[place] = -1;
    tail[group] = place;
    if (last >= 0) next[last] = place;
    else {
      head[group] = place;
      sums.set(group, worth);
    }
  };
  const leave = (place: number): void => {
    const group = groupOf[order[place]!]!;
    if (head[group] !== place) return;
    const first = next[place]!;
    head[group] = first;
    if (first >= 0) before[first] = -1;
    else tail[group] = -1;
    sums.set(group, first >= 0 ? worths[order[first]!]! : Number.NEGATIVE_INFINITY);
  };
  let best: Window | undefined;
  let oldest = 0;
  for (let place = 0; place < order.length; place += 1) {
    enter(place);
    const upper = rates[order[place]!]!;
    // All candidates of one rate are in the window, or none.
    if (place + 1 < order.length && rates[order[place + 1]!] === upper) continue;
    const lower = upper - tolerance - ROUNDING;
    while (rates[order[oldest]!]! < lower) {
      leave(oldest);
      oldest += 1;
    }
    const worth = sums.total();
    visit?.(worth, upper);
    if (worth > (best?.worth ?? Number.NEGATIVE_INFINITY)) best = { worth, lower, upper };
  }
  return best;
}
