import { columnOf, type Table } from '@codexhub/common-config/columns';
import { requireSeed } from '../internal/require-seed.ts';
import { contradiction } from './contradiction.ts';
import { cutTwice } from './cut-twice.ts';
import { keysOf } from './row-keys.ts';
import { digested, requireRatios, type SplitRatios, type Splits } from './splits.ts';
import { stratifiedGroupParts } from './stratified-group-parts.ts';
import { timeParts } from './time-parts.ts';

export interface SplitOptions {
  /** With `groupBy` alone, shares of the groups; with `timeBy`, nearly; otherwise of the rows. */
  readonly ratios: SplitRatios;
  /** The column, or columns, whose shares every part keeps; none where absent. */
  readonly stratifyBy?: string | readonly string[] | undefined;
  /** The column, or columns, of which no key is in two parts, such as a customer. */
  readonly groupBy?: string | readonly string[] | undefined;
  /** A column of moments or numbers: train comes before validation, validation before test. */
  readonly timeBy?: string | undefined;
  /** An integer in [0, 2³² − 1]. With `timeBy` nothing is drawn. */
  readonly seed: number;
}

/**
 * Splits a table in two or three.
 *
 * - plain, or with `stratifyBy`: the very rows of scikit-learn's `train_test_split` applied twice, first
 *   train | rest with `test_size = validation + test`, then rest into validation | test, each call
 *   seeded afresh;
 * - with `groupBy`: `GroupShuffleSplit` applied twice in the same way; the ratios are of groups;
 * - with both: groups in random order, the most uneven first, each to the part that lacks most of its
 *   strata (see `stratifiedGroupParts`); the ratios are of rows, kept as far as the groups allow;
 * - with `timeBy`: rows in order of time, cut between two moments as near to the ratios as can be; rows
 *   of one moment stay together; each part is in order of time.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` for ratios that are not positive or do not add up to
 * 1, a seed out of range, or a missing cell in a column to split by; `TRAINING_OPTIONS_CONTRADICT` for
 * `timeBy` with `stratifyBy` or `groupBy`; `TRAINING_STRATUM_TOO_SMALL`, `TRAINING_GROUPS_TOO_FEW` and
 * `TRAINING_MOMENTS_TOO_FEW` where the rows do not reach. It never falls back to another way.
 * @see reference: scikit-learn 1.9.1 `train_test_split`, `GroupShuffleSplit`
 * @example
 * const ratios = { train: 0.7, validation: 0.15, test: 0.15 };
 * splitDataset(table, { ratios, stratifyBy: 'deny', seed: 42 }).train.length; // Returns: 14
 */
export function splitDataset(
  data: Table | { readonly table: Table },
  options: SplitOptions,
): Splits {
  const table = 'table' in data ? data.table : data;
  const { stratifyBy, groupBy, timeBy, seed } = options;
  const ratios = requireRatios(options.ratios);
  requireSeed('split', seed);
  if (timeBy !== undefined) {
    if (stratifyBy !== undefined) throw contradiction('timeBy', 'stratifyBy');
    if (groupBy !== undefined) throw contradiction('timeBy', 'groupBy');
    return digested(timeParts(timeBy, columnOf(table, timeBy), ratios));
  }
  const strata =
    stratifyBy === undefined
      ? undefined
      : keysOf('split: the column to stratify by,', table, stratifyBy);
  const groups =
    groupBy === undefined ? undefined : keysOf('split: the column to group by,', table, groupBy);
  if (strata && groups) return digested(stratifiedGroupParts({ strata, groups, ratios, seed }));
  return digested(cutTwice({ length: table.rowCount, strata, groups, ratios, seed }));
}
