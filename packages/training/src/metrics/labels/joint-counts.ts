import { invalidScores } from '../check-scored-rows.ts';
import { binaryByteCounts, binaryCodeCounts } from './binary-counts.ts';
import { type CodedLabels, trimmedLabels } from './coded-labels.ts';
import type { Weights } from './label.ts';

/** Rows, or their weights, for each pair of codes; and which codes occur at all. */
export interface JointCounts {
  /** Row-major: true code × width + predicted code. */
  readonly cells: Float64Array;
  readonly width: number;
  readonly seenTrue: Uint8Array;
  readonly seenPredicted: Uint8Array;
}

/**
 * Counts pairs of codes in one pass over the rows.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index of a code outside its dictionary (−1
 * is a missing label).
 */
export function jointCounts(
  truth: CodedLabels,
  predicted: CodedLabels,
  weights: Weights | undefined,
): JointCounts {
  const isPlain = weights === undefined;
  const fast = isPlain ? (binary(truth, predicted) ?? manyBytes(truth, predicted)) : undefined;
  if (fast) return fast;
  const [x, y] = [trimmedLabels(truth), trimmedLabels(predicted)];
  return isPlain ? plain(x, y) : weighted(x, y, weights);
}

function binary(truth: CodedLabels, predicted: CodedLabels): JointCounts | undefined {
  if (truth.dictionary.length < 2 || predicted.dictionary.length < 2) return undefined;
  const [a, b] = [truth.codes, predicted.codes];
  const counts =
    a instanceof Uint8Array && b instanceof Uint8Array
      ? binaryByteCounts(a, b)
      : truth.dictionary.length === 2 && predicted.dictionary.length === 2
        ? binaryCodeCounts(a, b)
        : undefined;
  if (!counts) return undefined;
  return { width: 2, cells: new Float64Array(counts), ...seenIn(counts, 2, 2) };
}

// From here on a table of all pairs of bytes costs less than looking for the highest byte.
const MANY = 1 << 14;

/** Bytes that need no check: every one of them has its place in the table. */
function manyBytes(truth: CodedLabels, predicted: CodedLabels): JointCounts | undefined {
  const [a, b] = [truth.codes, predicted.codes];
  if (!(a instanceof Uint8Array && b instanceof Uint8Array) || a.length < MANY) return undefined;
  const counts = new Uint32Array(1 << 16);
  for (let row = 0; row < a.length; row += 1) counts[(a[row]! << 8) | b[row]!]! += 1;
  return { width: 256, cells: new Float64Array(counts), ...seenIn(counts, 256, 256) };
}

function plain(truth: CodedLabels, predicted: CodedLabels): JointCounts {
  const [height, width] = [truth.dictionary.length, predicted.dictionary.length];
  const [a, b] = [truth.codes, predicted.codes];
  const counts = new Uint32Array(height * width);
  for (let row = 0; row < a.length; row += 1) {
    const x = a[row]!;
    const y = b[row]!;
    if (x >>> 0 >= height || y >>> 0 >= width) throw outside(truth, predicted, row);
    counts[x * width + y]! += 1;
  }
  return { width, cells: new Float64Array(counts), ...seenIn(counts, height, width) };
}

function weighted(truth: CodedLabels, predicted: CodedLabels, weights: Weights): JointCounts {
  const [height, width] = [truth.dictionary.length, predicted.dictionary.length];
  const [a, b] = [truth.codes, predicted.codes];
  const cells = new Float64Array(height * width);
  // What each addition loses (Neumaier; all terms have one sign, so the larger is the sum).
  const lost = new Float64Array(height * width);
  const seenTrue = new Uint8Array(height);
  const seenPredicted = new Uint8Array(width);
  for (let row = 0; row < a.length; row += 1) {
    const x = a[row]!;
    const y = b[row]!;
    if (x >>> 0 >= height || y >>> 0 >= width) throw outside(truth, predicted, row);
    seenTrue[x] = 1;
    seenPredicted[y] = 1;
    const cell = x * width + y;
    const sum = cells[cell]!;
    const weight = weights[row]!;
    const next = sum + weight;
    lost[cell]! += sum >= weight ? sum - next + weight : weight - next + sum;
    cells[cell] = next;
  }
  for (let cell = 0; cell < cells.length; cell += 1) cells[cell]! += lost[cell]!;
  return { cells, width, seenTrue, seenPredicted };
}

function seenIn(
  counts: ArrayLike<number>,
  height: number,
  width: number,
): Pick<JointCounts, 'seenTrue' | 'seenPredicted'> {
  const seenTrue = new Uint8Array(height);
  const seenPredicted = new Uint8Array(width);
  for (let x = 0; x < height; x += 1) {
    for (let y = 0; y < width; y += 1) {
      if (counts[x * width + y] === 0) continue;
      seenTrue[x] = 1;
      seenPredicted[y] = 1;
    }
  }
  return { seenTrue, seenPredicted };
}

function outside(truth: CodedLabels, predicted: CodedLabels, row: number): Error {
  const code = truth.codes[row]!;
  if (code < 0 || code >= truth.dictionary.length) return unknownCode('yTrue', code, row);
  return unknownCode('yPred', predicted.codes[row]!, row);
}

function unknownCode(name: string, code: number, row: number): Error {
  return invalidScores(name, 'a label: a code of its dictionary', code, row);
}
