import { createRandom } from '@codexhub/common-config/kernel';
import { TrainingError } from '../errors.ts';
import { requireOption } from '../internal/require-option.ts';
import { countCodes } from './strata.ts';
import { rowsOfStrata } from './train-test-rows.ts';

export interface FoldOptions {
  /** The stratum of each row. */
  readonly labels: ArrayLike<string | number>;
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
 * @throws TrainingError `TRAINING_OPTION_INVALID` for fewer than two folds;
 * `TRAINING_STRATUM_TOO_SMALL` where a stratum has fewer rows than there are folds.
 * @example
 * crossFitFolds({ labels: ['a', 'b', 'a', 'b'], folds: 2, seed: 7, repeat: 0 }); // Returns: Int32Array [1, 1, 0, 0]
 */
export function crossFitFolds({ labels, folds, seed, repeat }: FoldOptions): Int32Array {
  requireOption(Number.isInteger(folds) && folds >= 2, 'folds', 'an integer from 2 up', folds);
  const names = [...new Set(Array.from(labels))];
  const rank = new Map(names.map((name, at) => [name, at]));
  const codes = Int32Array.from(labels, (label) => rank.get(label)!);
  const counts = countCodes(codes, names.length);
  counts.forEach((count, at) => {
    if (count < folds) throw tooSmall(String(names[at]), count, folds);
  });
  const stream = createRandom(seed).stream(`folds/${repeat}`);
  const fold = new Int32Array(labels.length);
  let dealt = 0;
  for (const rows of rowsOfStrata(codes, counts)) {
    for (const at of stream.permutation(rows.length)) {
      fold[rows[at]!] = dealt % folds;
      dealt += 1;
    }
  }
  return fold;
}

function tooSmall(stratum: string, rows: number, folds: number): TrainingError {
  return new TrainingError('TRAINING_STRATUM_TOO_SMALL', {
    message: `folds: every stratum must have at least one row per fold (${folds}); stratum "${stratum}" has ${rows}; use fewer folds, or merge the stratum with another one`,
    details: { stratum, rows, required: folds },
  });
}
