import { type FoldDraw, foldGenerator, requireFolds } from './fold-generator.ts';
import type { LegacyGenerator } from './legacy-generator.ts';
import { rowsOfFolds, type TrainTestRows } from './train-test-rows.ts';

export interface KFoldOptions extends FoldDraw {
  /** How many rows there are. */
  readonly length: number;
}

/**
 * k folds, each the test part once: blocks of the rows in their order, or of a random order. The very
 * rows of scikit-learn's `KFold`; parts ascend. The first `length mod nSplits` folds have one row more.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`, `TRAINING_OPTIONS_CONTRADICT`
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.KFold`
 * @example
 * kFold({ length: 4, nSplits: 2 })[0]; // Returns: { train: Int32Array [2, 3], test: Int32Array [0, 1] }
 */
export function kFold({ length, nSplits = 5, ...draw }: KFoldOptions): TrainTestRows[] {
  requireFolds(nSplits, length);
  return rowsOfFolds(dealRows(length, nSplits, foldGenerator(draw)), nSplits);
}

/** The fold of each row, in blocks. */
export function dealRows(
  length: number,
  nSplits: number,
  generator: LegacyGenerator | undefined,
): Int32Array {
  const order = generator?.permutation(length);
  const folds = new Int32Array(length);
  const larger = length % nSplits;
  const size = Math.floor(length / nSplits);
  let at = 0;
  for (let fold = 0; fold < nSplits; fold += 1) {
    const end = at + size + (fold < larger ? 1 : 0);
    for (; at < end; at += 1) folds[order ? order[at]! : at] = fold;
  }
  return folds;
}
