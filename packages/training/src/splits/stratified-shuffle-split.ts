import { TrainingError } from '../errors.ts';
import { allocate } from './allocate.ts';
import { type KeyCodes, rowsOfKeys } from './key-codes.ts';
import type { LegacyGenerator } from './legacy-generator.ts';
import { type PartCounts, type PartSizes, partCounts } from './part-sizes.ts';
import { encodeKeys, type RowKeys } from './row-keys.ts';
import { cutGenerator } from './shuffle-split.ts';
import type { TrainTestRows } from './train-test-rows.ts';

export interface StratifiedShuffleSplitOptions extends PartSizes {
  /** The stratum of each row. */
  readonly labels: RowKeys;
  /** How many independent cuts; 10 where absent. */
  readonly nSplits?: number | undefined;
  /** An integer in [0, 2³² − 1]. */
  readonly seed: number;
}

/**
 * Independent random cuts that keep the shares of the labels: the very rows of scikit-learn's
 * `StratifiedShuffleSplit`, in the same order. A tenth is for testing where no size is given.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`; `TRAINING_STRATUM_TOO_SMALL` where a stratum has
 * fewer than two rows, or a part would have fewer rows than there are strata.
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.StratifiedShuffleSplit`
 * @example
 * stratifiedShuffleSplit({ labels: ['a', 'b', 'a', 'b'], testSize: 0.5, nSplits: 3, seed: 0 }).length; // Returns: 3
 */
export function stratifiedShuffleSplit({
  labels,
  nSplits = 10,
  seed,
  ...sizes
}: StratifiedShuffleSplitOptions): TrainTestRows[] {
  const strata = encodeKeys('split: labels', labels);
  const counts = partCounts(strata.codes.length, sizes, 0.1);
  const generator = cutGenerator(nSplits, seed);
  return Array.from({ length: nSplits }, () => drawStratified(strata, counts, generator));
}

/** One stratified cut; the draws are those of scikit-learn, one by one. */
export function drawStratified(
  strata: KeyCodes,
  sizes: PartCounts,
  generator: LegacyGenerator,
): TrainTestRows {
  const { counts } = strata;
  requireStrata(strata);
  requirePart(sizes.train, counts.length);
  requirePart(sizes.test, counts.length);
  const trainCounts = allocate(counts, sizes.train, generator);
  const rest = counts.map((count, at) => count - trainCounts[at]!);
  const testCounts = allocate(rest, sizes.test, generator);
  const train = new Int32Array(sizes.train);
  const test = new Int32Array(sizes.test);
  let trained = 0;
  let tested = 0;
  for (const [at, rows] of rowsOfKeys(strata).entries()) {
    const order = generator.permutation(rows.length);
    const split = trainCounts[at]!;
    const end = split + testCounts[at]!;
    for (let drawn = 0; drawn < split; drawn += 1) train[trained + drawn] = rows[order[drawn]!]!;
    for (let drawn = split; drawn < end; drawn += 1)
      test[tested + drawn - split] = rows[order[drawn]!]!;
    trained += split;
    tested += end - split;
  }
  return { train: generator.shuffle(train), test: generator.shuffle(test) };
}

function requireStrata({ counts, nameOf }: KeyCodes): void {
  const at = counts.findIndex((count) => count < 2);
  if (at < 0) return;
  const stratum = nameOf(at);
  throw new TrainingError('TRAINING_STRATUM_TOO_SMALL', {
    message: `split: every stratum must have at least 2 rows at each cut; stratum "${stratum}" has ${counts[at]!}; merge it with another one, or stratify by another column`,
    details: { stratum, rows: counts[at]!, required: 2 },
  });
}

/** Every part must have a row of every stratum. */
export function requirePart(size: number, strata: number): void {
  if (size >= strata) return;
  throw new TrainingError('TRAINING_STRATUM_TOO_SMALL', {
    message: `split: every part must have at least one row per stratum (${strata}); one part would have ${size}; add rows, or change the ratios`,
    details: { rows: size, required: strata },
  });
}
