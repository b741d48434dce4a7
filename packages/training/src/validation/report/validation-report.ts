import type { Expectation } from '@codexhub/common-config/contract';
import type { Digest, JsonValue } from '@codexhub/common-config/kernel';
import type { Outcome } from '@codexhub/common-config/records';
import type { WithoutReason } from '../finding.ts';

/** What became of one expectation. Shares are in percent, as in Great Expectations. */
export interface ExpectationResult {
  readonly expectation: Expectation;
  /**
   * `pass`; `fail` where an expectation of severity error is not met, `warn` where one of severity
   * warning is not; `insufficient_data` without cells to judge; `not_measured` where it could not be
   * asked. Only `pass` is a success.
   */
  readonly outcome: Outcome;
  readonly success: boolean;
  /** Why nothing was measured. */
  readonly reason?: WithoutReason | undefined;
  /** What was measured; `withheld` instead of it where it is a cell of a personal column. */
  readonly observed?: JsonValue | undefined;
  readonly withheld?: boolean | undefined;
  /** Rows that the condition selects, and how many of them have no cell to judge. */
  readonly elementCount?: number | undefined;
  readonly missingCount?: number | undefined;
  readonly missingPercent?: number | undefined;
  readonly unexpectedCount?: number | undefined;
  /** Of the cells that were judged. */
  readonly unexpectedPercent?: number | undefined;
  /** Of all cells. */
  readonly unexpectedPercentTotal?: number | undefined;
  /** The first of them, zero-based; as many as `rowLimit` allows. */
  readonly unexpectedRows?: readonly number[] | undefined;
  /** Their cells, only where asked for and the column is not personal. */
  readonly unexpectedValues?: readonly (number | string)[] | undefined;
}

/** What was found of a table, in the shape of Great Expectations: plain, serialisable, without a clock. */
export interface ValidationReport {
  readonly schemaVersion: 1;
  /** Every expectation is met, whatever its severity. */
  readonly success: boolean;
  /** The worst outcome of all. Without an expectation nothing was measured. */
  readonly outcome: Outcome;
  readonly statistics: {
    readonly evaluated: number;
    readonly successful: number;
    readonly unsuccessful: number;
    /** `null` where nothing was evaluated. */
    readonly successPercent: number | null;
  };
  readonly rows: number;
  /** The digest of the suite, contract included, that was compiled. */
  readonly suite: Digest;
  readonly results: readonly ExpectationResult[];
}
