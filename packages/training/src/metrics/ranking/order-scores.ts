import {
  accumulate,
  type DigitPlan,
  FEW,
  LONGEST_INSERTION,
  orderedKey,
  planDigits,
  UPPER,
} from './score-keys.ts';

/** Scores in ascending order, and the row that each belongs to. */
export interface OrderedScores {
  readonly sorted: Float64Array;
  readonly order: Uint32Array;
}

/**
 * Orders finite scores ascending and keeps their rows; rows of equal score stand in the order in which
 * they came. The radix sort of `sortScores`, with the rows carried along.
 */
export function orderScores(score: Float64Array): OrderedScores {
  const length = score.length;
  const sorted = new Float64Array(length);
  const order = new Uint32Array(length);
  for (let row = 0; row < length; row += 1) {
    // −0 and 0 are one score: the sum makes them one number.
    sorted[row] = score[row]! + 0;
    order[row] = row;
  }
  if (length < FEW) return settled({ sorted, order }, 0, length);
  const plan = planDigits(wordsOf(sorted));
  const spread = spreadRows({ sorted, order }, plan);
  insertWithinKeys(spread, plan);
  return spread;
}

function spreadRows(from: OrderedScores, plan: DigitPlan): OrderedScores {
  if (plan.passes === 0) return from;
  const mask = (1 << plan.bits) - 1;
  const once = spreadBy(from, plan.lowest, plan.shift, mask, emptyLike(from));
  if (plan.passes === 1) return once;
  return spreadBy(once, plan.lowest, plan.shift + plan.bits, mask, from);
}

function emptyLike({ sorted, order }: OrderedScores): OrderedScores {
  return { sorted: new Float64Array(sorted.length), order: new Uint32Array(order.length) };
}

/** One pass: by the digit above `shift`, stable. */
function spreadBy(
  from: OrderedScores,
  lowest: number,
  shift: number,
  mask: number,
  to: OrderedScores,
): OrderedScores {
  const words = wordsOf(from.sorted);
  const places = new Uint32Array(mask + 1);
  for (let at = UPPER; at < words.length; at += 2) {
    places[((orderedKey(words[at]!) - lowest) >>> shift) & mask]! += 1;
  }
  accumulate(places);
  for (let at = 0; at < from.order.length; at += 1) {
    const digit = ((orderedKey(words[2 * at + UPPER]!) - lowest) >>> shift) & mask;
    const place = places[digit]!++;
    to.sorted[place] = from.sorted[at]!;
    to.order[place] = from.order[at]!;
  }
  return to;
}

function insertWithinKeys(all: OrderedScores, { lowest, shift }: DigitPlan): void {
  const { sorted, order } = all;
  const words = wordsOf(sorted);
  const keyAt = (at: number): number => (orderedKey(words[2 * at + UPPER]!) - lowest) >>> shift;
  for (let at = 1; at < sorted.length; at += 1) {
    const score = sorted[at]!;
    if (score >= sorted[at - 1]!) continue;
    const row = order[at]!;
    const stop = Math.max(0, at - LONGEST_INSERTION);
    let place = at;
    while (place > stop && sorted[place - 1]! > score) {
      sorted[place] = sorted[place - 1]!;
      order[place] = order[place - 1]!;
      place -= 1;
    }
    sorted[place] = score;
    order[place] = row;
    if (place > stop || place === 0 || sorted[place - 1]! <= score) continue;
    const key = keyAt(at);
    let from = at;
    while (from > 0 && keyAt(from - 1) === key) from -= 1;
    let to = at + 1;
    while (to < sorted.length && keyAt(to) === key) to += 1;
    settled(all, from, to);
    at = to - 1;
  }
}

/** Sorts a piece by the typed sort of its scores, then finds each row's place among them. */
function settled(all: OrderedScores, from: number, to: number): OrderedScores {
  const scores = all.sorted.slice(from, to);
  const rows = all.order.slice(from, to);
  const sorted = all.sorted.subarray(from, to).sort();
  const taken = new Uint32Array(sorted.length);
  for (let at = 0; at < rows.length; at += 1) {
    const first = firstPlace(sorted, scores[at]!);
    all.order[from + first + taken[first]!] = rows[at]!;
    taken[first]! += 1;
  }
  return all;
}

function firstPlace(sorted: Float64Array, score: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

function wordsOf(scores: Float64Array): Uint32Array {
  return new Uint32Array(scores.buffer, scores.byteOffset, 2 * scores.length);
}
