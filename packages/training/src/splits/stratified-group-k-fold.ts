import { dealGroups } from './deal-groups.ts';
import { type FoldDraw, foldGenerator, requireFolds } from './fold-generator.ts';
import { requireGroups } from './group-shuffle-split.ts';
import { requireSameLength } from './require-same-length.ts';
import { encodeKeys, type RowKeys } from './row-keys.ts';
import { requireRowsPerFold } from './stratified-k-fold.ts';
import { rowsOfFolds, type TrainTestRows } from './train-test-rows.ts';

export interface StratifiedGroupKFoldOptions extends FoldDraw {
  /** The stratum of each row. */
  readonly labels: RowKeys;
  /** The group of each row: no group is in two folds. */
  readonly groups: RowKeys;
}

/**
 * k folds that tear no group and keep the shares of the labels as well as the groups allow: the very
 * rows of scikit-learn's `StratifiedGroupKFold`; parts ascend. (Shuffling lost the
 * stratification in older releases, such as 1.2.1; in 1.9.1, and here, it does not.)
 *
 * One deviation: scikit-learn may leave a fold without a stratum, or without rows, and warns at most;
 * this refuses, and names the stratum.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`, `TRAINING_OPTIONS_CONTRADICT`;
 * `TRAINING_GROUPS_TOO_FEW` for fewer groups than folds; `TRAINING_STRATUM_TOO_SMALL` where a fold would
 * have no row of a stratum.
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.StratifiedGroupKFold`
 * @example
 * stratifiedGroupKFold({ labels: ['a', 'b', 'a', 'b'], groups: [1, 1, 2, 2], nSplits: 2 })[0]?.test; // Returns: Int32Array [0, 1]
 */
export function stratifiedGroupKFold({
  labels,
  groups,
  nSplits = 5,
  ...draw
}: StratifiedGroupKFoldOptions): TrainTestRows[] {
  const strata = encodeKeys('folds: labels', labels);
  const keys = encodeKeys('folds: groups', groups);
  requireSameLength(strata, keys);
  requireFolds(nSplits, keys.codes.length);
  requireRowsPerFold(strata, nSplits);
  requireGroups(keys, nSplits, 'folds');
  const order = foldGenerator(draw)?.permutation(keys.counts.length);
  return rowsOfFolds(dealGroups({ strata, groups: keys, folds: nSplits, order }), nSplits);
}
