import {
  accumulate,
  type DigitPlan,
  FEW,
  LONGEST_INSERTION,
  orderedKey,
  planDigits,
  UPPER,
} from './float-keys.ts';

/**
 * Sorts numbers without NaN and −0 ascending: a radix sort by the upper words (two passes at most), then
 * insertion among those that share a key. Four to eight times as fast as the typed sort for a million
 * numbers; where very many distinct numbers share a key, that run goes through the typed sort.
 *
 * @param numbers is used as a workspace: its contents are lost unless it is what comes back.
 */
export function sortNumbers(numbers: Float64Array): Float64Array {
  if (numbers.length < FEW) return numbers.sort();
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
  const plan = planDigits(words);
  const sorted = spread(numbers, words, plan);
  insertWithinKeys(sorted, plan);
  return sorted;
}

function spread(numbers: Float64Array, words: Uint32Array, plan: DigitPlan): Float64Array {
  const { lowest, shift, bits, passes } = plan;
  if (passes === 0) return numbers;
  const mask = (1 << bits) - 1;
  const low = new Uint32Array(mask + 1);
  const high = new Uint32Array(passes === 1 ? 1 : mask + 1);
  for (let at = UPPER; at < words.length; at += 2) {
    const key = (orderedKey(words[at]!) - lowest) >>> shift;
    low[key & mask]! += 1;
    high[key >>> bits]! += 1;
  }
  accumulate(low);
  accumulate(high);
  const other = new Float64Array(numbers.length);
  for (let at = 0; at < numbers.length; at += 1) {
    const digit = ((orderedKey(words[2 * at + UPPER]!) - lowest) >>> shift) & mask;
    other[low[digit]!++] = numbers[at]!;
  }
  if (passes === 1) return other;
  const otherWords = new Uint32Array(other.buffer);
  for (let at = 0; at < other.length; at += 1) {
    const digit = ((orderedKey(otherWords[2 * at + UPPER]!) - lowest) >>> shift) >>> bits;
    numbers[high[digit]!++] = other[at]!;
  }
  return numbers;
}

function insertWithinKeys(sorted: Float64Array, { lowest, shift }: DigitPlan): void {
  const words = new Uint32Array(sorted.buffer, sorted.byteOffset, 2 * sorted.length);
  const keyAt = (at: number): number => (orderedKey(words[2 * at + UPPER]!) - lowest) >>> shift;
  let before = sorted[0]!;
  for (let at = 1; at < sorted.length; at += 1) {
    const number = sorted[at]!;
    if (number >= before) {
      before = number;
      continue;
    }
    const stop = Math.max(0, at - LONGEST_INSERTION);
    let place = at;
    while (place > stop && sorted[place - 1]! > number) {
      sorted[place] = sorted[place - 1]!;
      place -= 1;
    }
    sorted[place] = number;
    if (place > stop || place === 0 || sorted[place - 1]! <= number) continue;
    // Too far for an insertion: the whole run of this key is sorted at once.
    const key = keyAt(at);
    let from = at;
    while (from > 0 && keyAt(from - 1) === key) from -= 1;
    let to = at + 1;
    while (to < sorted.length && keyAt(to) === key) to += 1;
    sorted.subarray(from, to).sort();
    at = to - 1;
    before = sorted[at]!;
  }
}
