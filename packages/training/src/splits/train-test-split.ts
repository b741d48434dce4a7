import { requireOption } from '../internal/require-option.ts';
import { contradiction } from './contradiction.ts';
import { type PartSizes, partCounts } from './part-sizes.ts';
import { encodeKeys, type RowKeys } from './row-keys.ts';
import { cutGenerator, drawShuffled } from './shuffle-split.ts';
import { drawStratified } from './stratified-shuffle-split.ts';
import type { TrainTestRows } from './train-test-rows.ts';

export interface TrainTestSplitOptions extends PartSizes {
  /** How many rows there are. */
  readonly length: number;
  /** The stratum of each row; none where absent. */
  readonly stratify?: RowKeys | undefined;
  /** `false` takes the first rows for training and the next ones for testing; `true` where absent. */
  readonly shuffle?: boolean | undefined;
  /** An integer in [0, 2³² − 1]; must be given where rows are shuffled, and only there. */
  readonly seed?: number | undefined;
}

/**
 * One cut into train and test: the very rows of scikit-learn's `train_test_split`, in the same
 * order. A quarter is for testing where no size is given.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`; `TRAINING_OPTIONS_CONTRADICT` for `shuffle: false`
 * with `stratify` or `seed`; `TRAINING_STRATUM_TOO_SMALL`.
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.train_test_split`
 * @example
 * trainTestSplit({ length: 4, testSize: 0.5, shuffle: false }); // Returns: { train: Int32Array [0, 1], test: Int32Array [2, 3] }
 */
export function trainTestSplit({
  length,
  stratify,
  shuffle = true,
  seed,
  ...sizes
}: TrainTestSplitOptions): TrainTestRows {
  const counts = partCounts(length, sizes, 0.25);
  if (!shuffle) {
    if (stratify !== undefined) throw contradiction('shuffle: false', 'stratify');
    if (seed !== undefined) throw contradiction('shuffle: false', 'seed');
    const rows = Int32Array.from({ length: counts.train + counts.test }, (_, row) => row);
    return { train: rows.slice(0, counts.train), test: rows.slice(counts.train) };
  }
  const generator = cutGenerator(1, seed ?? Number.NaN);
  if (stratify === undefined) return drawShuffled(length, counts, generator);
  const strata = encodeKeys('split: stratify', stratify);
  requireOption(
    strata.codes.length === length,
    'split: stratify',
    `of ${length} rows`,
    strata.codes.length,
  );
  return drawStratified(strata, counts, generator);
}
