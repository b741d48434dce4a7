import type { GroupNumbers } from './group-numbers.ts';
import { roundHalfEven, type WeightGrid } from './weight-grid.ts';

/** The labels and decisions of the rows, with the numbers of their groups. */
export interface RowsToCount {
  readonly groups: GroupNumbers;
  readonly yTrue: Uint8Array;
  readonly yPred: Uint8Array;
}

/**
 * Counts rows at 4 × group + 2 × label + decision; rows without a number count at `size`. The sums are
 * of no use where `largest` exceeds 1: then a label was neither 0 nor 1.
 */
export function countRows({ groups, yTrue, yPred }: RowsToCount): {
  readonly counts: Uint32Array;
  readonly largest: number;
} {
  const { numbers, size } = groups;
  const rows = numbers.length;
  // Two banks in turns: adding twice to one counter makes the second wait for the first.
  const even = new Uint32Array(4 * (size + 1));
  const odd = new Uint32Array(4 * (size + 1));
  let largest = 0;
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    const first = numbers[row]!;
    const second = numbers[row + 1]!;
    const y = yTrue[row]!;
    const z = yTrue[row + 1]!;
    const p = yPred[row]!;
    const q = yPred[row + 1]!;
    largest |= y | z | p | q;
    even[4 * (first >= 0 && first < size ? first : size) + 2 * y + p]! += 1;
    odd[4 * (second >= 0 && second < size ? second : size) + 2 * z + q]! += 1;
  }
  if (row < rows) {
    const last = numbers[row]!;
    largest |= yTrue[row]! | yPred[row]!;
    even[4 * (last >= 0 && last < size ? last : size) + 2 * yTrue[row]! + yPred[row]!]! += 1;
  }
  for (let at = 0; at < even.length; at += 1) even[at]! += odd[at]!;
  return { counts: even, largest };
}

/**
 * Sums of weights and of their squares in units of the grid, laid out as the counts are. Squares are
 * rounded up, so that no effective n is overstated.
 */
export function sumWeights(
  { groups, yTrue, yPred }: RowsToCount,
  weights: Float64Array,
  grid: WeightGrid,
): { readonly weights: Float64Array; readonly squares: Float64Array } {
  const { numbers, size } = groups;
  const sums = new Float64Array(4 * (size + 1));
  const squares = new Float64Array(4 * (size + 1));
  const scale = 2 ** -grid.weights;
  const squareScale = 2 ** (2 * grid.weights - grid.squares);
  for (let row = 0; row < numbers.length; row += 1) {
    const number = numbers[row]!;
    const at = 4 * (number >= 0 && number < size ? number : size) + 2 * yTrue[row]! + yPred[row]!;
    const units = roundHalfEven(weights[row]! * scale);
    sums[at]! += units;
    squares[at]! += Math.ceil(units * units * squareScale);
  }
  return { weights: sums, squares };
}

/** Counts rows at (2 × group + label) × bins + bin of the score: ⌊score × bins⌋, 1 in the last. */
export function countScores(
  { groups, yTrue }: RowsToCount,
  scores: Float64Array,
  bins: number,
): Uint32Array {
  const { numbers, size } = groups;
  const counts = new Uint32Array(2 * (size + 1) * bins);
  for (let row = 0; row < numbers.length; row += 1) {
    const number = numbers[row]!;
    const bin = Math.min(bins - 1, Math.floor(scores[row]! * bins));
    const group = number >= 0 && number < size ? number : size;
    counts[(2 * group + yTrue[row]!) * bins + bin]! += 1;
  }
  return counts;
}
