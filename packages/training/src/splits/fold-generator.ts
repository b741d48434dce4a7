import { requireOption } from '../internal/require-option.ts';
import { requireSeed } from '../internal/require-seed.ts';
import { contradiction } from './contradiction.ts';
import { createLegacyGenerator, type LegacyGenerator } from './legacy-generator.ts';

export interface FoldDraw {
  /** How many folds, from 2 up; 5 where absent. */
  readonly nSplits?: number | undefined;
  /** Whether the rows (or groups) are dealt out in random order; `false` where absent. */
  readonly shuffle?: boolean | undefined;
  /** An integer in [0, 2³² − 1]; must be given with `shuffle`, and only then. */
  readonly seed?: number | undefined;
}

/** At least two folds, and a row for each. @throws TrainingError `TRAINING_OPTION_INVALID` */
export function requireFolds(nSplits: number, rows: number): void {
  const holds = Number.isInteger(nSplits) && nSplits >= 2 && nSplits <= rows;
  requireOption(
    holds,
    'folds: nSplits',
    `an integer from 2 to the number of rows (${rows})`,
    nSplits,
  );
}

/**
 * The generator of shuffled folds, or `undefined` where nothing is drawn.
 * @throws TrainingError `TRAINING_OPTION_INVALID`, `TRAINING_OPTIONS_CONTRADICT`
 */
export function foldGenerator({ shuffle = false, seed }: FoldDraw): LegacyGenerator | undefined {
  if (!shuffle) {
    if (seed !== undefined) throw contradiction('shuffle: false', 'seed');
    return undefined;
  }
  requireSeed('folds', seed ?? Number.NaN);
  return createLegacyGenerator(seed!);
}
