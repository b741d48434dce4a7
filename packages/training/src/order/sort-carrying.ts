import { lowerBound } from './bounds.ts';
import {
  accumulate,
  type DigitPlan,
  FEW,
  LONGEST_INSERTION,
  orderedKey,
  planDigits,
  UPPER,
} from './float-keys.ts';

/** Numbers, and beside each of them what belongs to it: its row, or its weight. */
export interface CarriedNumbers<Carried extends Uint32Array | Float64Array> {
  readonly sorted: Float64Array;
  readonly carried: Carried;
}

/**
 * Sorts numbers without NaN and −0 ascending and carries along what belongs to them; among equal numbers
 * the order stays. The radix sort of `sortNumbers`, with the load.
 *
 * @param all is used as a workspace: its contents are lost unless they are what comes back.
 */
export function sortCarrying<Carried extends Uint32Array | Float64Array>(
  all: CarriedNumbers<Carried>,
): CarriedNumbers<Carried> {
  if (all.sorted.length < FEW) return settled(all, 0, all.sorted.length);
  const plan = planDigits(wordsOf(all.sorted));
  const spread = spreadByKey(all, plan);
  insertWithinKeys(spread, plan);
  return spread;
}

function spreadByKey<Carried extends Uint32Array | Float64Array>(
  from: CarriedNumbers<Carried>,
  plan: DigitPlan,
): CarriedNumbers<Carried> {
  if (plan.passes === 0) return from;
  const mask = (1 << plan.bits) - 1;
  const once = spreadBy(from, plan.lowest, plan.shift, mask, emptyLike(from));
  if (plan.passes === 1) return once;
  return spreadBy(once, plan.lowest, plan.shift + plan.bits, mask, from);
}

function emptyLike<Carried extends Uint32Array | Float64Array>({
  sorted,
  carried,
}: CarriedNumbers<Carried>): CarriedNumbers<Carried> {
  const Type = carried.constructor as new (length: number) => Carried;
  return { sorted: new Float64Array(sorted.length), carried: new Type(carried.length) };
}

/** One pass: by the digit above `shift`, stable. */
function spreadBy<Carried extends Uint32Array | Float64Array>(
  from: CarriedNumbers<Carried>,
  lowest: number,
  shift: number,
  mask: number,
  to: CarriedNumbers<Carried>,
): CarriedNumbers<Carried> {
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
  all: CarriedNumbers<Uint32Array | Float64Array>,
  { lowest, shift }: DigitPlan,
): void {
  const { sorted, carried } = all;
  const words = wordsOf(sorted);
  const keyAt = (at: number): number => (orderedKey(words[2 * at + UPPER]!) - lowest) >>> shift;
  for (let at = 1; at < sorted.length; at += 1) {
    const number = sorted[at]!;
    if (number >= sorted[at - 1]!) continue;
    const load = carried[at]!;
    const stop = Math.max(0, at - LONGEST_INSERTION);
    let place = at;
    while (place > stop && sorted[place - 1]! > number) {
      sorted[place] = sorted[place - 1]!;
      carried[place] = carried[place - 1]!;
      place -= 1;
    }
    sorted[place] = number;
    carried[place] = load;
    if (place > stop || place === 0 || sorted[place - 1]! <= number) continue;
    const key = keyAt(at);
    let from = at;
    while (from > 0 && keyAt(from - 1) === key) from -= 1;
    let to = at + 1;
    while (to < sorted.length && keyAt(to) === key) to += 1;
    settled(all, from, to);
    at = to - 1;
  }
}

/** Sorts a piece by the typed sort of its numbers, then finds the place of each load among them. */
function settled<Carried extends Uint32Array | Float64Array>(
  all: CarriedNumbers<Carried>,
  from: number,
  to: number,
): CarriedNumbers<Carried> {
  const numbers = all.sorted.slice(from, to);
  const loads = all.carried.slice(from, to);
  const sorted = all.sorted.subarray(from, to).sort();
  const taken = new Uint32Array(sorted.length);
  for (let at = 0; at < loads.length; at += 1) {
    const first = lowerBound(sorted, numbers[at]!);
    all.carried[from + first + taken[first]!] = loads[at]!;
    taken[first]! += 1;
  }
  return all;
}

function wordsOf(numbers: Float64Array): Uint32Array {
  return new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
}
