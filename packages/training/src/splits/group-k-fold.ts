import { orderRows } from '../order/order-rows.ts';
import { foldOfRows } from './deal-groups.ts';
import { type FoldDraw, foldGenerator, requireFolds } from './fold-generator.ts';
import { requireGroups } from './group-shuffle-split.ts';
import { dealRows } from './k-fold.ts';
import { encodeKeys, type RowKeys } from './row-keys.ts';
import { rowsOfFolds, type TrainTestRows } from './train-test-rows.ts';

export interface GroupKFoldOptions extends FoldDraw {
  /** The group of each row: no group is in two folds. */
  readonly groups: RowKeys;
}

/**
 * k folds that tear no group: the very rows of scikit-learn's `GroupKFold`; parts ascend.
 *
 * Unshuffled, the groups go from the largest to the smallest, each to the fold with the fewest rows;
 * of equal groups the last in sorted order goes first (so since scikit-learn sorts stably; older
 * releases left it to chance). Shuffled, the groups are dealt by number, whatever their sizes.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`, `TRAINING_OPTIONS_CONTRADICT`;
 * `TRAINING_GROUPS_TOO_FEW` for fewer groups than folds.
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.GroupKFold`
 * @example
 * groupKFold({ groups: ['x', 'x', 'y', 'z'], nSplits: 2 })[0]?.test; // Returns: Int32Array [0, 1]
 */
export function groupKFold({ groups, nSplits = 5, ...draw }: GroupKFoldOptions): TrainTestRows[] {
  const keys = encodeKeys('folds: groups', groups);
  requireFolds(nSplits, keys.codes.length);
  requireGroups(keys, nSplits, 'folds');
  const generator = foldGenerator(draw);
  const foldOfGroup = generator
    ? dealRows(keys.counts.length, nSplits, generator)
    : dealToLightest(keys.counts, nSplits);
  return rowsOfFolds(foldOfRows(keys.codes, foldOfGroup), nSplits);
}

function dealToLightest(counts: Int32Array, nSplits: number): Int32Array {
  const folds = new Int32Array(counts.length);
  const weights = new Float64Array(nSplits);
  const ascending = orderRows(Float64Array.from(counts)).order;
  for (let at = ascending.length - 1; at >= 0; at -= 1) {
    const group = ascending[at]!;
    let lightest = 0;
    for (let fold = 1; fold < nSplits; fold += 1) {
      if (weights[fold]! < weights[lightest]!) lightest = fold;
    }
    weights[lightest]! += counts[group]!;
    folds[group] = lightest;
  }
  return folds;
}
