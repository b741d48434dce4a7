import { createRandom } from '@codexhub/common-config/kernel';
import { requireOption } from '../internal/require-option.ts';
import { dealGroups } from './deal-groups.ts';
import { requireGroups } from './group-shuffle-split.ts';
import { type KeyCodes, rowsOfKeys } from './key-codes.ts';
import { requireSameLength } from './require-same-length.ts';
import { encodeKeys, type RowKeys } from './row-keys.ts';
import { requireRowsPerFold } from './stratified-k-fold.ts';

export interface FoldOptions {
  /** The stratum of each row. */
  readonly labels: RowKeys;
  /** The group of each row: no group is in two folds. None where absent. */
  readonly groups?: RowKeys | undefined;
  readonly folds: number;
  readonly seed: number;
  /** Which repeat: each draws from a stream of its own. */
  readonly repeat: number;
}

/**
 * The fold of each row, 0 … folds − 1: within each stratum the rows are dealt out in random order,
 * one stratum going on where the last one stopped. So in every stratum, and in all, the sizes of
 * two folds differ by one row at the most.
 *
 * With groups, whole groups are dealt as `stratifiedGroupKFold` does, in the random order of this
 * seed and repeat: folds then are as even as the groups allow.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` for fewer than two folds, or a label or group that
 * is missing; `TRAINING_STRATUM_TOO_SMALL` where a stratum has fewer rows than there are folds, or
 * its groups do not reach; `TRAINING_GROUPS_TOO_FEW` for fewer groups than folds.
 * @example
 * crossFitFolds({ labels: ['a', 'b', 'a', 'b'], folds: 2, seed: 7, repeat: 0 }); // Returns: Int32Array [0, 1, 1, 0]
 */
export function crossFitFolds({ labels, groups, ...deal }: FoldOptions): Int32Array {
  return dealCrossFit({
    strata: encodeKeys('folds: labels', labels),
    groups: groups === undefined ? undefined : encodeKeys('folds: groups', groups),
    ...deal,
  });
}

/** The folds of keys that are encoded already. */
export function dealCrossFit({
  strata,
  groups,
  folds,
  seed,
  repeat,
}: Omit<FoldOptions, 'labels' | 'groups'> & {
  readonly strata: KeyCodes;
  readonly groups: KeyCodes | undefined;
}): Int32Array {
  requireOption(Number.isInteger(folds) && folds >= 2, 'folds', 'an integer from 2 up', folds);
  requireRowsPerFold(strata, folds);
  const stream = createRandom(seed).stream(`folds/${repeat}`);
  if (groups) {
    requireSameLength(strata, groups);
    requireGroups(groups, folds, 'folds');
    return dealGroups({ strata, groups, folds, order: stream.permutation(groups.counts.length) });
  }
  const fold = new Int32Array(strata.codes.length);
  const byAppearance = rowsOfKeys(strata).sort((a, b) => a[0]! - b[0]!);
  let dealt = 0;
  for (const rows of byAppearance) {
    const order = stream.permutation(rows.length);
    for (let at = 0; at < order.length; at += 1) {
      fold[rows[order[at]!]!] = dealt % folds;
      dealt += 1;
    }
  }
  return fold;
}
