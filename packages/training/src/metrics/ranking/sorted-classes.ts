import { sortNumbers } from '../../order/sort-numbers.ts';

/** The scores of each class, ascending. */
export interface SortedClasses {
  readonly positive: Float64Array;
  readonly negative: Float64Array;
}

/** @param yTrue 0 or 1 for each row. @param score finite. */
export function sortedClasses(yTrue: Uint8Array, score: Float64Array): SortedClasses {
  let positives = 0;
  for (let row = 0; row < yTrue.length; row += 1) positives += yTrue[row]!;
  // One place more for each: every score is written to both, and counts in one (no branch to guess).
  const positive = new Float64Array(positives + 1);
  const negative = new Float64Array(yTrue.length - positives + 1);
  let hits = 0;
  for (let row = 0; row < yTrue.length; row += 1) {
    // −0 and 0 are one score: the sum makes them one number.
    const value = score[row]! + 0;
    positive[hits] = value;
    negative[row - hits] = value;
    hits += yTrue[row]!;
  }
  return {
    positive: sortNumbers(positive.subarray(0, positives)),
    negative: sortNumbers(negative.subarray(0, yTrue.length - positives)),
  };
}
