import type { Secret } from '@codexhub/common-config/config';
import type { NanMeaning } from '../rows/column-builder.ts';

/** What a parameter of a query may be. */
export type PostgresParameter = string | number | bigint | boolean | Date | null;

/**
 * The rows of one query of PostgreSQL, read through a cursor in one read-only transaction: batch by
 * batch, all from one snapshot. Needs the package `pg`, which is an optional peer.
 *
 * Moments without a zone are read as UTC, with one as the moment they are.
 */
export interface PostgresSource {
  readonly format: 'postgres';
  /** `postgres://user:password@host:5432/database`; never printed. */
  readonly connection: string | Pick<Secret, 'reveal'>;
  /** One `SELECT`, `VALUES`, `TABLE` or `WITH … SELECT`. */
  readonly sql: string;
  /** The values of `$1`, `$2`, … */
  readonly parameters?: readonly PostgresParameter[] | undefined;
  /** Rows that are asked for at once, and held in memory; 10,000 where absent. */
  readonly batchRows?: number | undefined;
  /** Milliseconds for one batch, in the server and on the way; 60,000 where absent. */
  readonly statementTimeoutMs?: number | undefined;
  /** Milliseconds to connect; 10,000 where absent. */
  readonly connectTimeoutMs?: number | undefined;
  /** What a NaN means: a `value`, which the contract refuses, or `missing`; `value` where absent. */
  readonly nan?: NanMeaning | undefined;
}
