import { requireOption } from '../internal/require-option.ts';
import type { KeyCodes } from './key-codes.ts';

/** Labels and groups of the same rows. @throws TrainingError `TRAINING_OPTION_INVALID` */
export function requireSameLength(strata: KeyCodes, groups: KeyCodes): void {
  const rows = strata.codes.length;
  requireOption(
    groups.codes.length === rows,
    'split: groups',
    `of as many rows as labels (${rows})`,
    groups.codes.length,
  );
}
