import { type Table, takeRows } from '@codexhub/common-config/columns';
import { type Digest, digestBytes } from '@codexhub/common-config/kernel';
import { requireOption } from '../internal/require-option.ts';
import { strataOf } from './strata.ts';
import { trainTestRows } from './train-test-rows.ts';

/** The shares of the parts; they add up to 1. */
export interface SplitRatios {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

export interface SplitOptions {
  readonly ratios: SplitRatios;
  /** The column whose shares every part keeps; none where absent. */
  readonly stratifyBy?: string | undefined;
  /** An integer in [0, 2³² − 1]. */
  readonly seed: number;
}

/** Row numbers of the three parts; together every row once. */
export interface Splits {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
  /** The digest of the three lists. */
  readonly digest: Digest;
}

/**
 * Splits a table in three: the very rows of scikit-learn's `train_test_split` applied twice, first
 * train | rest with `test_size = validation + test`, then rest into validation | test, each call
 * seeded afresh. Stratified where `stratifyBy` names a column.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` for ratios that are not positive or do not add up to
 * 1, a seed out of range, or a stratum cell that is missing; `TRAINING_STRATUM_TOO_SMALL` where the
 * rows do not reach.
 * @see reference: scikit-learn 1.9.1 `sklearn.model_selection.train_test_split`
 * @example
 * const ratios = { train: 0.7, validation: 0.15, test: 0.15 };
 * splitDataset(table, { ratios, stratifyBy: 'deny', seed: 42 }).train.length; // Returns: 14
 */
export function splitDataset(
  data: Table | { readonly table: Table },
  options: SplitOptions,
): Splits {
  const table = 'table' in data ? data.table : data;
  const { ratios, stratifyBy, seed } = options;
  requireRatios(ratios);
  requireOption(
    Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff,
    'split: seed',
    'an integer in [0, 4294967295]',
    seed,
  );
  const strata = (rows: Table): ReturnType<typeof strataOf> | undefined =>
    stratifyBy === undefined ? undefined : strataOf(rows, stratifyBy);
  // Rounding undoes 0.1 + 0.2 = 0.30000000000000004, which would cost a row at the ceiling.
  const restShare = Number((ratios.validation + ratios.test).toPrecision(12));
  const first = trainTestRows({
    length: table.rowCount,
    testShare: restShare,
    strata: strata(table),
    seed,
  });
  const rest = takeRows(table, first.test);
  const second = trainTestRows({
    length: rest.rowCount,
    testShare: Number((ratios.test / restShare).toPrecision(12)),
    strata: strata(rest),
    seed,
  });
  const parts = {
    train: first.train,
    validation: second.train.map((row) => first.test[row]!),
    test: second.test.map((row) => first.test[row]!),
  };
  return { ...parts, digest: splitDigest([parts.train, parts.validation, parts.test]) };
}

function requireRatios({ train, validation, test }: SplitRatios): void {
  for (const [name, ratio] of Object.entries({ train, validation, test })) {
    requireOption(ratio > 0 && ratio < 1, `split: ratios.${name}`, 'between 0 and 1', ratio);
  }
  const sum = train + validation + test;
  requireOption(Math.abs(sum - 1) <= 1e-9, 'split: the sum of the ratios', '1', sum);
}

function splitDigest(parts: readonly Int32Array[]): Digest {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const view = new DataView(new ArrayBuffer((total + parts.length) * 4));
  let at = 0;
  for (const part of parts) {
    for (const value of [part.length, ...part]) {
      view.setInt32(at, value, true);
      at += 4;
    }
  }
  return digestBytes(new Uint8Array(view.buffer));
}
