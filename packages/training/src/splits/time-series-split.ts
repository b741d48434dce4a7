import { requireOption } from '../internal/require-option.ts';
import type { TrainTestRows } from './train-test-rows.ts';

export interface TimeSeriesSplitOptions {
  /** How many rows there are, in the order of time. */
  readonly length: number;
  /** How many cuts, from 2 up; 5 where absent. */
  readonly nSplits?: number | undefined;
  /** Rows of each test part; ⌊length / (nSplits + 1)⌋ where absent. */
  readonly testSize?: number | undefined;
  /** The most rows of a training part, the latest ones; all where absent. */
  readonly maxTrainSize?: number | undefined;
  /** Rows left out between training and test; 0 where absent. */
  readonly gap?: number | undefined;
}

/**
 * Cuts that train on what was and test on what came next, the training part growing: the very rows of
 * scikit-learn's `TimeSeriesSplit`.
 *
 * It cuts by row number, so the rows must be in the order of time, and rows of one moment may stand on
 * both sides; `splitDataset` with `timeBy` sorts, and keeps moments whole.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` where an option is out of range or the rows do not reach.
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.TimeSeriesSplit`
 * @example
 * timeSeriesSplit({ length: 4, nSplits: 3 })[1]; // Returns: { train: Int32Array [0, 1], test: Int32Array [2] }
 */
export function timeSeriesSplit({
  length,
  nSplits = 5,
  maxTrainSize,
  gap = 0,
  ...given
}: TimeSeriesSplitOptions): TrainTestRows[] {
  requireCount('nSplits', nSplits, 2);
  requireOption(
    Number.isInteger(length) && length > nSplits,
    'folds: length',
    `an integer above nSplits (${nSplits})`,
    length,
  );
  const testSize = given.testSize ?? Math.floor(length / (nSplits + 1));
  requireCount('testSize', testSize, 1);
  requireCount('gap', gap, 0);
  if (maxTrainSize !== undefined) requireCount('maxTrainSize', maxTrainSize, 1);
  const first = length - nSplits * testSize;
  requireOption(
    first - gap > 0,
    'folds: the first training part',
    'of one row at least',
    first - gap,
  );
  return Array.from({ length: nSplits }, (_, cut) => {
    const testStart = first + cut * testSize;
    const trainEnd = testStart - gap;
    const trainStart = Math.max(0, trainEnd - (maxTrainSize ?? trainEnd));
    return { train: range(trainStart, trainEnd), test: range(testStart, testStart + testSize) };
  });
}

function requireCount(name: string, value: number, minimum: number): void {
  requireOption(
    Number.isInteger(value) && value >= minimum,
    `folds: ${name}`,
    `an integer from ${minimum} up`,
    value,
  );
}

function range(start: number, end: number): Int32Array {
  const rows = new Int32Array(end - start);
  for (let at = 0; at < rows.length; at += 1) rows[at] = start + at;
  return rows;
}
