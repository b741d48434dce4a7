import type { CharacterSet } from './character-set.ts';

/** Code points that no set of a pattern tells apart, taken for one letter. */
export interface Alphabet {
  letterOf(point: number): number;
  /** Whether a set holds a letter: all of its code points, as it then does. */
  holds(set: CharacterSet, letter: number): boolean;
}

const SMALL = 128;

export function createAlphabet(sets: readonly CharacterSet[]): Alphabet {
  // Each letter begins where some set begins, or where one has just ended.
  const starts = [
    ...new Set([0, ...sets.flatMap((set) => set.flatMap(([first, last]) => [first, last + 1]))]),
  ].sort((a, b) => a - b);
  const search = (point: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= point) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const small = Int32Array.from({ length: SMALL }, (_, point) => search(point));
  return {
    letterOf: (point): number => (point < SMALL ? small[point]! : search(point)),
    holds: (set, letter): boolean => {
      const point = starts[letter]!;
      return set.some(([first, last]) => point >= first && point <= last);
    },
  };
}
