import { TrainingError } from '../errors.ts';
import type { KeyCodes } from './key-codes.ts';
import type { LegacyGenerator } from './legacy-generator.ts';
import { type PartCounts, type PartSizes, partCounts } from './part-sizes.ts';
import { encodeKeys, type RowKeys } from './row-keys.ts';
import { cutGenerator, drawShuffled } from './shuffle-split.ts';
import type { TrainTestRows } from './train-test-rows.ts';

export interface GroupShuffleSplitOptions extends PartSizes {
  /** The group of each row: no group is in two parts. Sizes are shares or counts of groups. */
  readonly groups: RowKeys;
  /** How many independent cuts; 5 where absent. */
  readonly nSplits?: number | undefined;
  /** An integer in [0, 2³² − 1]. */
  readonly seed: number;
}

/**
 * Independent random cuts that tear no group: the very rows of scikit-learn's `GroupShuffleSplit`,
 * each part ascending. A fifth of the groups is for testing where no size is given.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`; `TRAINING_GROUPS_TOO_FEW` for fewer than two groups.
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.GroupShuffleSplit`
 * @example
 * groupShuffleSplit({ groups: ['x', 'y', 'x', 'z'], nSplits: 2, seed: 0 }).length; // Returns: 2
 */
export function groupShuffleSplit({
  groups,
  nSplits = 5,
  seed,
  ...sizes
}: GroupShuffleSplitOptions): TrainTestRows[] {
  const keys = encodeKeys('split: groups', groups);
  requireGroups(keys, 2, 'parts');
  const counts = partCounts(keys.counts.length, sizes, 0.2);
  const generator = cutGenerator(nSplits, seed);
  return Array.from({ length: nSplits }, () => drawGroups(keys, counts, generator));
}

/** One cut of the groups, and its rows in ascending order. */
export function drawGroups(
  { codes, counts }: KeyCodes,
  sizes: PartCounts,
  generator: LegacyGenerator,
): TrainTestRows {
  const drawn = drawShuffled(counts.length, sizes, generator);
  return {
    train: rowsWithin(codes, counts, drawn.train),
    test: rowsWithin(codes, counts, drawn.test),
  };
}

/** Fewer groups than parts or folds: one of them would be empty. */
export function requireGroups({ counts }: KeyCodes, required: number, of: string): void {
  if (counts.length >= required) return;
  throw new TrainingError('TRAINING_GROUPS_TOO_FEW', {
    message: `split: there must be at least as many groups as ${of} (${required}); received ${counts.length}; use fewer ${of}, or finer groups`,
    details: { groups: counts.length, required },
  });
}

function rowsWithin(codes: Int32Array, counts: Int32Array, groups: Int32Array): Int32Array {
  const wanted = new Uint8Array(counts.length);
  let size = 0;
  for (const group of groups) {
    wanted[group] = 1;
    size += counts[group]!;
  }
  const rows = new Int32Array(size);
  let at = 0;
  for (let row = 0; row < codes.length; row += 1) {
    if (wanted[codes[row]!] === 0) continue;
    rows[at] = row;
    at += 1;
  }
  return rows;
}
