import {
  accumulate,
  type DigitPlan,
  FEW,
  LONGEST_INSERTION,
  orderedKey,
  planDigits,
  UPPER,
} from './score-keys.ts';

/** Scores, and beside each of them what belongs to it: its row, or its weight. */
export interface CarriedScores<Carried extends Uint32Array | Float64Array> {
  readonly sorted: Float64Array;
  readonly carried: Carried;
}

/**
 * Sorts finite scores without −0 ascending and carries along what belongs to them; among equal scores the
 * order stays. The radix sort of `sortScores`, with the load.
 *
 * @param all is used as a workspace: its contents are lost unless they are what comes back.
 */
export function carryScores<Carried extends Uint32Array | Float64Array>(
  all: CarriedScores<Carried>,
): CarriedScores<Carried> {
  if (all.sorted.length < FEW) return settled(all, 0, all.sorted.length);
  const plan = planDigits(wordsOf(all.sorted));
  const spread = spreadByKey(all, plan);
  insertWithinKeys(spread, plan);
  return spread;
}

function spreadByKey<Carried extends Uint32Array | Float64Array>(
  from: CarriedScores<Carried>,
  plan: DigitPlan,
): CarriedScores<Carried> {
  if (plan.passes === 0) return from;
  const mask = (1 << plan.bits) - 1;
  const once = spreadBy(from, plan.lowest, plan.shift, mask, emptyLike(from));
  if (plan.passes === 1) return once;
  return spreadBy(once, plan.lowest, plan.shift + plan.bits, mask, from);
}

function emptyLike<Carried extends Uint32Array | Float64Array>({
  sorted,
  carried,
}: CarriedScores<Carried>): CarriedScores<Carried> {
  const Type = carried.constructor as new (length: number) => Carried;
  return { sorted: new Float64Array(sorted.length), carried: new Type(carried.length) };
}

/** One pass: by the digit above `shift`, stable. */
function spreadBy<Carried extends Uint32Array | Float64Array>(
  from: CarriedScores<Carried>,
  lowest: number,
  shift: number,
  mask: number,
  to: CarriedScores<Carried>,
): CarriedScores<Carried> {
  const words = wordsOf(from.sorted);
  const places = new Uint32Array(mask + 1);
  for (let at = UPPER; at < words.length; at += 2) {
    places[((orderedKey(words[at]!) - lowest) >>> shift) & mask]! += 1;
  }
  accumulate(places);
  for (let at = 0; at < from.sorted.length; at += 1) {
    const digit = ((orderedKey(words[2 * at + UPPER]!) - lowest) >>> shift) & mask;
    const place = places[digit]!++;
    to.sorted[place] = from.sorted[at]!;
    to.carried[place] = from.carried[at]!;
  }
  return to;
}

function insertWithinKeys(
  all: CarriedScores<Uint32Array | Float64Array>,
  { lowest, shift }: DigitPlan,
): void {
  const { sorted, carried } = all;
  const words = wordsOf(sorted);
  const keyAt = (at: number): number => (orderedKey(words[2 * at + UPPER]!) - lowest) >>> shift;
  for (let at = 1; at < sorted.length; at += 1) {
    const score = sorted[at]!;
    if (score >= sorted[at - 1]!) continue;
    const load = carried[at]!;
    const stop = Math.max(0, at - LONGEST_INSERTION);
    let place = at;
    while (place > stop && sorted[place - 1]! > score) {
      sorted[place] = sorted[place - 1]!;
      carried[place] = carried[place - 1]!;
      place -= 1;
    }
    sorted[place] = score;
    carried[place] = load;
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

/** Sorts a piece by the typed sort of its scores, then finds the place of each load among them. */
function settled<Carried extends Uint32Array | Float64Array>(
  all: CarriedScores<Carried>,
  from: number,
  to: number,
): CarriedScores<Carried> {
  const scores = all.sorted.slice(from, to);
  const loads = all.carried.slice(from, to);
  const sorted = all.sorted.subarray(from, to).sort();
  const taken = new Uint32Array(sorted.length);
  for (let at = 0; at < loads.length; at += 1) {
    const first = firstPlace(sorted, scores[at]!);
    all.carried[from + first + taken[first]!] = loads[at]!;
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
