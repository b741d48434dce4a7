import { requireOption } from '../internal/require-option.ts';
import { requireSeed } from '../internal/require-seed.ts';
import { requireFolds } from './fold-generator.ts';
import { dealRows } from './k-fold.ts';
import { createLegacyGenerator, type LegacyGenerator } from './legacy-generator.ts';
import { encodeKeys, type RowKeys } from './row-keys.ts';
import { dealStrata, requireRowsPerFold } from './stratified-k-fold.ts';
import { rowsOfFolds, type TrainTestRows } from './train-test-rows.ts';

interface Repeats {
  /** How many folds, from 2 up; 5 where absent. */
  readonly nSplits?: number | undefined;
  /** How many times the folds are dealt anew; 10 where absent. */
  readonly nRepeats?: number | undefined;
  /** An integer in [0, 2³² − 1]; one stream goes through all repeats. */
  readonly seed: number;
}

export interface RepeatedKFoldOptions extends Repeats {
  /** How many rows there are. */
  readonly length: number;
}

export interface RepeatedStratifiedKFoldOptions extends Repeats {
  /** The stratum of each row. */
  readonly labels: RowKeys;
}

/**
 * Shuffled k-fold, several times: the very rows of scikit-learn's `RepeatedKFold`, repeat after repeat.
 *
 * @returns `nRepeats · nSplits` pairs of parts.
 * @throws TrainingError `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.RepeatedKFold`
 * @example
 * repeatedKFold({ length: 6, nSplits: 3, nRepeats: 2, seed: 0 }).length; // Returns: 6
 */
export function repeatedKFold({ length, ...repeats }: RepeatedKFoldOptions): TrainTestRows[] {
  return repeat(length, repeats, (nSplits, generator) => dealRows(length, nSplits, generator));
}

/**
 * Shuffled stratified k-fold, several times: the very rows of scikit-learn's
 * `RepeatedStratifiedKFold`. A stratum with fewer rows than folds is refused, as in `stratifiedKFold`.
 *
 * @returns `nRepeats · nSplits` pairs of parts.
 * @throws TrainingError `TRAINING_OPTION_INVALID`; `TRAINING_STRATUM_TOO_SMALL` with the stratum.
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.RepeatedStratifiedKFold`
 * @example
 * repeatedStratifiedKFold({ labels: ['a', 'a', 'b', 'b'], nSplits: 2, nRepeats: 3, seed: 0 }).length; // Returns: 6
 */
export function repeatedStratifiedKFold({
  labels,
  ...repeats
}: RepeatedStratifiedKFoldOptions): TrainTestRows[] {
  const strata = encodeKeys('folds: labels', labels);
  return repeat(strata.codes.length, repeats, (nSplits, generator) => {
    requireRowsPerFold(strata, nSplits);
    return dealStrata(strata, nSplits, generator);
  });
}

function repeat(
  length: number,
  { nSplits = 5, nRepeats = 10, seed }: Repeats,
  deal: (nSplits: number, generator: LegacyGenerator) => Int32Array,
): TrainTestRows[] {
  requireFolds(nSplits, length);
  requireOption(
    Number.isInteger(nRepeats) && nRepeats >= 1,
    'folds: nRepeats',
    'an integer from 1 up',
    nRepeats,
  );
  requireSeed('folds', seed);
  const generator = createLegacyGenerator(seed);
  return Array.from({ length: nRepeats }, () =>
    rowsOfFolds(deal(nSplits, generator), nSplits),
  ).flat();
}
