import { requireGroups } from './group-shuffle-split.ts';
import { encodeKeys, type RowKeys } from './row-keys.ts';
import { rowsOfFolds, type TrainTestRows } from './train-test-rows.ts';

/**
 * Each group the test part once, in sorted order: the very rows of scikit-learn's
 * `LeaveOneGroupOut`; parts ascend. The result holds every row once per group.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`; `TRAINING_GROUPS_TOO_FEW` for fewer than two groups.
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.LeaveOneGroupOut`
 * @example
 * leaveOneGroupOut({ groups: [1, 2, 1] })[1]; // Returns: { train: Int32Array [0, 2], test: Int32Array [1] }
 */
export function leaveOneGroupOut({ groups }: { readonly groups: RowKeys }): TrainTestRows[] {
  const keys = encodeKeys('folds: groups', groups);
  requireGroups(keys, 2, 'folds');
  return rowsOfFolds(keys.codes, keys.counts.length);
}
