import { requireOption } from '../internal/require-option.ts';
import { requireSeed } from '../internal/require-seed.ts';
import { createLegacyGenerator, type LegacyGenerator } from './legacy-generator.ts';
import { type PartCounts, type PartSizes, partCounts } from './part-sizes.ts';
import type { TrainTestRows } from './train-test-rows.ts';

export interface ShuffleSplitOptions extends PartSizes {
  /** How many rows there are. */
  readonly length: number;
  /** How many independent cuts; 10 where absent. */
  readonly nSplits?: number | undefined;
  /** An integer in [0, 2³² − 1]. */
  readonly seed: number;
}

/**
 * Independent random cuts into train and test: the very rows of scikit-learn's `ShuffleSplit`, in
 * the same order. A tenth is for testing where no size is given.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.ShuffleSplit`
 * @example
 * shuffleSplit({ length: 4, testSize: 1, nSplits: 1, seed: 0 }); // Returns: [{ train: Int32Array [3, 1, 0], test: Int32Array [2] }]
 */
export function shuffleSplit({
  length,
  nSplits = 10,
  seed,
  ...sizes
}: ShuffleSplitOptions): TrainTestRows[] {
  const counts = partCounts(length, sizes, 0.1);
  const generator = cutGenerator(nSplits, seed);
  return Array.from({ length: nSplits }, () => drawShuffled(length, counts, generator));
}

/** One permutation: the test part comes first, the training part next. */
export function drawShuffled(
  length: number,
  { train, test }: PartCounts,
  generator: LegacyGenerator,
): TrainTestRows {
  const order = generator.permutation(length);
  return { train: order.slice(test, test + train), test: order.slice(0, test) };
}

/** The generator of repeated cuts. @throws TrainingError `TRAINING_OPTION_INVALID` */
export function cutGenerator(nSplits: number, seed: number): LegacyGenerator {
  requireOption(
    Number.isInteger(nSplits) && nSplits >= 1,
    'split: nSplits',
    'an integer from 1 up',
    nSplits,
  );
  requireSeed('split', seed);
  return createLegacyGenerator(seed);
}
