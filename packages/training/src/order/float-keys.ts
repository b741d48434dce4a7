/** Where the upper half of a float64 stands among its two words: little-endian machines say 1. */
export const UPPER: number = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/**
 * The upper 32 bits of a float64 as an integer that orders as the numbers do: sign, exponent and 20
 * bits of the mantissa. A smaller number never has a larger key; equal numbers have equal keys (−0 must
 * have been made 0).
 */
export function orderedKey(upperWord: number): number {
  return (upperWord ^ ((upperWord >> 31) | 0x80000000)) >>> 0;
}

/** How keys are cut into digits for a radix sort: the key less `lowest`, without its `shift` last bits. */
export interface DigitPlan {
  readonly lowest: number;
  readonly shift: number;
  /** Bits of a digit; there are `passes` of them, none, one or two. */
  readonly bits: number;
  readonly passes: number;
}

// 2¹² counters, and as many places being written to, fit into the first caches.
const DIGIT_BITS = 12;

/** Digits for the keys that occur: bits that all keys share cost no pass. */
export function planDigits(words: Uint32Array): DigitPlan {
  let lowest = 0xffffffff;
  let highest = 0;
  for (let at = UPPER; at < words.length; at += 2) {
    const key = orderedKey(words[at]!);
    if (key < lowest) lowest = key;
    if (key > highest) highest = key;
  }
  const width = words.length === 0 ? 0 : 32 - Math.clz32(highest - lowest);
  const shift = Math.max(0, width - 2 * DIGIT_BITS);
  const passes = Math.ceil((width - shift) / DIGIT_BITS);
  return { lowest, shift, passes, bits: passes === 0 ? 0 : Math.ceil((width - shift) / passes) };
}

/** Turns counts into the place where each begins. */
export function accumulate(counts: Uint32Array): void {
  let sum = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at]!;
    counts[at] = sum;
    sum += count;
  }
}

/** The number of elements that an insertion may pass before its run is sorted as a whole. */
export const LONGEST_INSERTION = 32;

/** Below this length the tables of a radix sort cost more than they save. */
export const FEW = 1024;
