import type { Table } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';
import { requireOption } from '../internal/require-option.ts';
import type { DataSource } from './data-source.ts';
import { openIssueLog } from './open-issue-log.ts';
import { openSource } from './open-source.ts';
import { readChunks } from './read-chunks.ts';
import { subjectOf } from './read-subject.ts';

export interface StreamDatasetOptions {
  readonly source: DataSource;
  readonly contract: ModelContract;
  /** Rows of a chunk, at the most; 16,384 where absent. */
  readonly chunkRows?: number | undefined;
  /** How many issues of one problem and column are listed, the rest being counted; 10 where absent. */
  readonly issueLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a source chunk by chunk, each checked against the contract before it is given, in memory that
 * does not grow with the source: a table larger than memory can be validated, split and measured.
 *
 * Every chunk is new memory, which may be kept. A category has one dictionary in all chunks, the
 * contract's own values; a text has one of its own in each chunk, so that keys do not pile up.
 * What does not fit ends the stream behind the last row: from the first fault on no chunk is given, but
 * all of the source is looked at, so that the error tells every kind of fault with its count.
 *
 * @throws as `loadDataset` does, from the iteration. Rows that were given before a fault was found were
 * sound, but the source is not: what was made of them must not be used.
 * @example
 * let rows = 0;
 * for await (const chunk of streamDataset({ source: { path: 'loans.parquet', format: 'parquet' }, contract }))
 *   rows += chunk.rowCount;
 * rows; // Returns: 3
 */
export async function* streamDataset({
  source,
  contract,
  chunkRows = CHUNK_ROWS,
  issueLimit,
  signal,
}: StreamDatasetOptions): AsyncGenerator<Table, void, undefined> {
  const isCount = Number.isInteger(chunkRows) && chunkRows > 0 && chunkRows <= LARGEST_CHUNK;
  requireOption(isCount, 'chunkRows', `an integer of 1 to ${LARGEST_CHUNK}`, chunkRows);
  signal?.throwIfAborted();
  const issues = openIssueLog(source, issueLimit);
  const subject = subjectOf(contract);
  const opened = openSource(source, { fields: subject.fields, chunkRows, issues, signal });
  yield* readChunks(opened, subject, issues, { signal, areCopied: false });
  issues.throwIfAny();
}

/** Small enough for the arrays of some dozens of columns to stay in the cache of a core. */
export const CHUNK_ROWS = 16_384;

const LARGEST_CHUNK = 1_000_000;
