import { TrainingError } from '../errors.ts';
import { type FoldDraw, foldGenerator, requireFolds } from './fold-generator.ts';
import type { LegacyGenerator } from './legacy-generator.ts';
import { encodeKeys, type KeyCodes, type RowKeys, rowsOfKeys } from './row-keys.ts';
import { rowsOfFolds, type TrainTestRows } from './train-test-rows.ts';

export interface StratifiedKFoldOptions extends FoldDraw {
  /** The stratum of each row. */
  readonly labels: RowKeys;
}

/**
 * k folds that keep the shares of the labels, each the test part once: the very rows of
 * scikit-learn's `StratifiedKFold`; parts ascend.
 *
 * One deviation: where a stratum has fewer rows than there are folds, some folds go without it;
 * scikit-learn warns, this refuses.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`, `TRAINING_OPTIONS_CONTRADICT`;
 * `TRAINING_STRATUM_TOO_SMALL` with the stratum.
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.StratifiedKFold`
 * @example
 * stratifiedKFold({ labels: ['a', 'a', 'b', 'b'], nSplits: 2 })[0]?.test; // Returns: Int32Array [0, 2]
 */
export function stratifiedKFold({
  labels,
  nSplits = 5,
  ...draw
}: StratifiedKFoldOptions): TrainTestRows[] {
  const strata = encodeKeys('folds: labels', labels);
  requireFolds(nSplits, strata.codes.length);
  requireRowsPerFold(strata, nSplits);
  return rowsOfFolds(dealStrata(strata, nSplits, foldGenerator(draw)), nSplits);
}

/**
 * The fold of each row. Strata go in order of first appearance: each takes up the round of folds where
 * the last one left it, which gives its counts; then its rows are dealt in blocks, shuffled if asked.
 */
export function dealStrata(
  strata: KeyCodes,
  nSplits: number,
  generator: LegacyGenerator | undefined,
): Int32Array {
  const folds = new Int32Array(strata.codes.length);
  const byAppearance = rowsOfKeys(strata).sort((a, b) => a[0]! - b[0]!);
  let dealt = 0;
  for (const rows of byAppearance) {
    const counts = new Int32Array(nSplits);
    for (let at = 0; at < rows.length; at += 1) counts[(dealt + at) % nSplits]! += 1;
    dealt += rows.length;
    const blocks = new Int32Array(rows.length);
    let at = 0;
    for (let fold = 0; fold < nSplits; fold += 1) {
      blocks.fill(fold, at, at + counts[fold]!);
      at += counts[fold]!;
    }
    generator?.shuffle(blocks);
    for (let row = 0; row < rows.length; row += 1) folds[rows[row]!] = blocks[row]!;
  }
  return folds;
}

/** Every stratum must have a row for every fold. */
export function requireRowsPerFold({ counts, nameOf }: KeyCodes, folds: number): void {
  const at = counts.findIndex((count) => count < folds);
  if (at < 0) return;
  const stratum = nameOf(at);
  throw new TrainingError('TRAINING_STRATUM_TOO_SMALL', {
    message: `folds: every stratum must have at least one row per fold (${folds}); stratum "${stratum}" has ${counts[at]!}; use fewer folds, or merge the stratum with another one`,
    details: { stratum, rows: counts[at]!, required: folds },
  });
}
