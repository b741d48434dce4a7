import type { Digest } from '@codexhub/common-config/kernel';
import type { Value } from '@codexhub/common-config/records';

/** A value, and how many cells hold it. */
export interface ProfiledValue {
  readonly value: number | string;
  readonly count: number;
}

/**
 * One column in figures. A figure that cannot be given says why: `no_values`, `single_value`,
 * `not_a_number`, `not_finite`, `above_limit` (more distinct values than are counted), `memory_limit`,
 * `withheld` (it would tell of one of few people).
 */
export interface ColumnProfile {
  readonly name: string;
  readonly kind: 'number' | 'category' | 'time';
  /** The cells of few people are not shown, and figures neither where they are such a cell. */
  readonly personal: boolean;
  /** Cells that are there; with `missing` they add up to the rows. */
  readonly count: number;
  readonly missing: number;
  /** Cells that are there and say NaN; 0 of texts. */
  readonly notANumber: number;
  readonly distinct: Value;
  /** Of numbers, and of moments in milliseconds since 1970 (UTC); absent for texts. */
  readonly minimum?: Value | undefined;
  readonly maximum?: Value | undefined;
  readonly mean?: Value | undefined;
  /** With n − 1 below the line. */
  readonly standardDeviation?: Value | undefined;
  /** Exact, of type 7 as NumPy's. */
  readonly quantiles?: readonly { readonly share: number; readonly value: Value }[] | undefined;
  /** The most frequent values, where all were counted: of equals the smaller first. */
  readonly top: readonly ProfiledValue[];
  /** Cells whose value is not in `top`; of a personal column all that fewer than k rows share are. */
  readonly otherCount: number;
}

/** What a table holds, in figures: the content of `data-profile.json`. No clock, no row. */
export interface DataProfile {
  readonly schemaVersion: 1;
  /** The digest of the table, where it is known. */
  readonly data?: Digest | undefined;
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}
