import { type CarriedNumbers, sortCarrying } from '../../order/sort-carrying.ts';
import type { Weights } from '../labels/label.ts';

/** The scores of each class that weigh something, ascending, each with the weight from it upwards. */
export interface WeighedClasses {
  readonly positive: CarriedNumbers<Float64Array>;
  readonly negative: CarriedNumbers<Float64Array>;
}

/** @param truth 0 or 1 for each row. @param score finite. @param weights finite, from 0 up. */
export function weighedClasses(
  truth: Uint8Array,
  score: Float64Array,
  weights: Weights,
): WeighedClasses {
  let [hits, misses] = [0, 0];
  for (let row = 0; row < truth.length; row += 1) {
    const counts = weights[row]! > 0 ? 1 : 0;
    hits += truth[row]! & counts;
    misses += (1 - truth[row]!) & counts;
  }
  const positive = roomFor(hits);
  const negative = roomFor(misses);
  [hits, misses] = [0, 0];
  for (let row = 0; row < truth.length; row += 1) {
    // −0 and 0 are one score: the sum makes them one number.
    const value = score[row]! + 0;
    const weight = weights[row]!;
    // Every row is written to both, and counts in one or none: no branch to guess.
    positive.sorted[hits] = value;
    positive.carried[hits] = weight;
    negative.sorted[misses] = value;
    negative.carried[misses] = weight;
    const counts = weight > 0 ? 1 : 0;
    hits += truth[row]! & counts;
    misses += (1 - truth[row]!) & counts;
  }
  return { positive: accumulated(positive, hits), negative: accumulated(negative, misses) };
}

function roomFor(members: number): CarriedNumbers<Float64Array> {
  return { sorted: new Float64Array(members + 1), carried: new Float64Array(members + 1) };
}

function accumulated(
  { sorted, carried }: CarriedNumbers<Float64Array>,
  members: number,
): CarriedNumbers<Float64Array> {
  const all = sortCarrying({
    sorted: sorted.subarray(0, members),
    carried: carried.subarray(0, members),
  });
  let sum = 0;
  let lost = 0;
  for (let at = members - 1; at >= 0; at -= 1) {
    const weight = all.carried[at]!;
    const next = sum + weight;
    lost += sum >= weight ? sum - next + weight : weight - next + sum;
    sum = next;
    all.carried[at] = sum + lost;
  }
  return all;
}
