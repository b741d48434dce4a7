import { TrainingError } from '../errors.ts';
import { type FoldDraw, foldGenerator, requireFolds } from './fold-generator.ts';
import type { KeyCodes } from './key-codes.ts';
import type { LegacyGenerator } from './legacy-generator.ts';
import { encodeKeys, type RowKeys } from './row-keys.ts';
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
  const { codes, counts } = strata;
  const blocks: Int32Array[] = new Array(counts.length);
  let dealt = 0;
  for (const code of byAppearance(codes, counts.length)) {
    const size = counts[code]!;
    const block = new Int32Array(size);
    let at = 0;
    for (let fold = 0; fold < nSplits; fold += 1) {
      // Of the places dealt … dealt + size − 1, those that are `fold` modulo nSplits.
      const first = (fold - (dealt % nSplits) + nSplits) % nSplits;
      const end = at + Math.max(0, Math.ceil((size - first) / nSplits));
      block.fill(fold, at, end);
      at = end;
    }
    dealt += size;
    blocks[code] = generator ? generator.shuffle(block) : block;
  }
  const folds = new Int32Array(codes.length);
  const taken = new Int32Array(counts.length);
  for (let row = 0; row < folds.length; row += 1) {
    const code = codes[row]!;
    folds[row] = blocks[code]![taken[code]!]!;
    taken[code]! += 1;
  }
  return folds;
}

/** The strata in order of first appearance. */
function byAppearance(codes: Int32Array, strata: number): Iterable<number> {
  const seen = new Set<number>();
  for (let row = 0; seen.size < strata; row += 1) seen.add(codes[row]!);
  return seen;
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
