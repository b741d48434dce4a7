import { type Digest, digestBytes } from '@codexhub/common-config/kernel';
import { requireOption } from '../internal/require-option.ts';

/** The shares of the parts; they add up to 1. Without `validation` there are two parts. */
export interface SplitRatios {
  readonly train: number;
  /** 0 where absent. */
  readonly validation?: number | undefined;
  readonly test: number;
}

/** Ratios with nothing left open. */
export type FullRatios = SplitRatios & { readonly validation: number };

/** Row numbers of the three parts. */
export interface SplitRows {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
}

/** Row numbers of the three parts; together every row once. */
export interface Splits extends SplitRows {
  /** The digest of the three lists. */
  readonly digest: Digest;
}

/** The parts, and their digest. */
export function digested({ train, validation, test }: SplitRows): Splits {
  return { train, validation, test, digest: splitDigest([train, validation, test]) };
}

/**
 * The ratios, checked.
 * @throws TrainingError `TRAINING_OPTION_INVALID` where one is out of range or they do not add up to 1.
 */
export function requireRatios({ train, validation = 0, test }: SplitRatios): FullRatios {
  for (const [name, ratio] of [
    ['train', train],
    ['test', test],
  ] as const) {
    requireOption(ratio > 0 && ratio < 1, `split: ratios.${name}`, 'between 0 and 1', ratio);
  }
  const optional = validation >= 0 && validation < 1;
  requireOption(optional, 'split: ratios.validation', '0, or between 0 and 1', validation);
  const sum = train + validation + test;
  requireOption(Math.abs(sum - 1) <= 1e-9, 'split: the sum of the ratios', '1', sum);
  return { train, validation, test };
}

/** Undoes 0.1 + 0.2 = 0.30000000000000004, which would cost a row at the ceiling. */
export function tidyShare(share: number): number {
  return Number(share.toPrecision(12));
}

function splitDigest(parts: readonly Int32Array[]): Digest {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const view = new DataView(new ArrayBuffer((total + parts.length) * 4));
  let at = 0;
  for (const part of parts) {
    view.setInt32(at, part.length, true);
    for (let row = 0; row < part.length; row += 1)
      view.setInt32(at + 4 + row * 4, part[row]!, true);
    at += 4 + part.length * 4;
  }
  return digestBytes(new Uint8Array(view.buffer));
}
