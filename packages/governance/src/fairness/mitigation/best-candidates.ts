import { bestWindow, ROUNDING } from './best-window.ts';
import { descendingOrder } from './descending-order.ts';

/** What the best thresholds are searched among. */
export interface CandidateSearch {
  /** Where each group's candidates begin, and end; their rates rise or stay. */
  readonly offsets: Int32Array;
  readonly groupOf: Int32Array;
  readonly worths: Float64Array;
  /** One or two rates that are to be equal. */
  readonly rates: readonly Float64Array[];
  readonly tolerance: number;
}

/** How finely windows of two rates are laid: this part of the tolerance. */
const PART = 32;

/**
 * One candidate of each group, worth the most together, the rates of all groups within `tolerance`; among
 * equals the first found, and so the same for the same rows. There always is one: to select nobody.
 *
 * One rate: exact, in O(m log m) for m candidates. Two rates: a window of the first that ends at every rate
 * (or, where these stand closer than tolerance / 32, at every 32nd part), and in it an exact search over the
 * second. So the result is at least as good as any whose first rates lie within 31/32 of the tolerance, in
 * O(32 m log m) at the most: windows are searched in the order of what they could be worth, and those that
 * cannot be better are left out.
 */
export function bestCandidates(search: CandidateSearch): Int32Array {
  const [first, second] = search.rates as [Float64Array, Float64Array?];
  return second ? bestOfTwo(search, first, second) : bestOfOne(search, first);
}

/** A window for each rate: from, to. */
type Bounds = readonly (readonly [Float64Array, number, number])[];

function bestOfOne(search: CandidateSearch, rates: Float64Array): Int32Array {
  const window = bestWindow({ ...slide(search), order: risingOrder(rates), rates })!;
  return pick(search, [[rates, window.lower, window.upper]]);
}

function bestOfTwo(search: CandidateSearch, one: Float64Array, other: Float64Array): Int32Array {
  const order = risingOrder(other);
  const placeOf = new Int32Array(order.length);
  for (let place = 0; place < order.length; place += 1) placeOf[order[place]!] = place;
  let best: { readonly worth: number; readonly bounds: Bounds } | undefined;
  for (const { upper, most } of windowsOf(search, one)) {
    if (best && most <= best.worth) break;
    const lower = upper - search.tolerance - ROUNDING;
    const within = candidatesWithin(search, { rates: one, lower, upper, placeOf });
    for (let at = 0; at < within.length; at += 1) within[at] = order[within[at]!]!;
    const window = bestWindow({ ...slide(search), order: within, rates: other });
    if (window && window.worth > (best?.worth ?? Number.NEGATIVE_INFINITY)) {
      const bounds: Bounds = [
        [one, lower, upper],
        [other, window.lower, window.upper],
      ];
      best = { worth: window.worth, bounds };
    }
  }
  return pick(search, best!.bounds);
}

/** Ends of windows over the first rate, the most promising first. */
function windowsOf(
  search: CandidateSearch,
  rates: Float64Array,
): readonly { readonly upper: number; readonly most: number }[] {
  const windows: { readonly upper: number; readonly most: number }[] = [];
  bestWindow({ ...slide(search), order: risingOrder(rates), rates }, (most, upper) => {
    if (most > Number.NEGATIVE_INFINITY) windows.push({ upper, most });
  });
  // From above, so that what is left out ends a little below what is kept.
  let last = Number.POSITIVE_INFINITY;
  return windows
    .toReversed()
    .filter(({ upper }) => {
      if (last - upper <= search.tolerance / PART) return false;
      last = upper;
      return true;
    })
    .sort((a, b) => b.most - a.most || a.upper - b.upper);
}

/** Places of the candidates whose rates lie in a window, rising. */
function candidatesWithin(
  { offsets }: CandidateSearch,
  {
    rates,
    lower,
    upper,
    placeOf,
  }: {
    readonly rates: Float64Array;
    readonly lower: number;
    readonly upper: number;
    readonly placeOf: Int32Array;
  },
): Int32Array {
  const places = new Int32Array(rates.length);
  let found = 0;
  for (let group = 0; group + 1 < offsets.length; group += 1) {
    let from = offsets[group]!;
    let to = offsets[group + 1]!;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (rates[middle]! < lower) from = middle + 1;
      else to = middle;
    }
    for (let at = from; at < offsets[group + 1]! && rates[at]! <= upper; at += 1) {
      places[found] = placeOf[at]!;
      found += 1;
    }
  }
  return places.slice(0, found).sort();
}

/** The best candidate of each group inside the windows, the first among equals. */
function pick({ offsets, worths }: CandidateSearch, bounds: Bounds): Int32Array {
  const chosen = new Int32Array(offsets.length - 1).fill(-1);
  for (let group = 0; group < chosen.length; group += 1) {
    for (let at = offsets[group]!; at < offsets[group + 1]!; at += 1) {
      const isInside = bounds.every(
        ([rates, lower, upper]) => rates[at]! >= lower && rates[at]! <= upper,
      );
      const before = chosen[group]!;
      if (isInside && (before < 0 || worths[at]! > worths[before]!)) chosen[group] = at;
    }
  }
  return chosen;
}

function slide({ worths, groupOf, offsets, tolerance }: CandidateSearch): {
  readonly worths: Float64Array;
  readonly groupOf: Int32Array;
  readonly groups: number;
  readonly tolerance: number;
} {
  return { worths, groupOf, groups: offsets.length - 1, tolerance };
}

/** By rising rate, equal ones as they stand. */
function risingOrder(rates: Float64Array): Int32Array {
  const negated = new Float64Array(rates.length);
  for (let at = 0; at < rates.length; at += 1) negated[at] = -rates[at]!;
  return descendingOrder(negated);
}
