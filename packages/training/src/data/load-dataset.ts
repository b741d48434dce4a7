import { type Table, tableDigest } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';
import type { Digest } from '@codexhub/common-config/kernel';
import { createTableCollector } from './collect-table.ts';
import type { DataSource } from './data-source.ts';
import { openIssueLog } from './open-issue-log.ts';
import { openSource } from './open-source.ts';
import { readChunks } from './read-chunks.ts';
import { type ReadSubject, subjectOf } from './read-subject.ts';
import { CHUNK_ROWS } from './stream-dataset.ts';

/** A table that fits its contract, and the bytes that it was read from. */
export interface Dataset {
  /** The contract's columns and no other: inputs, protected attributes, metadata and the target. */
  readonly table: Table;
  /** The digest of the table's contents (`tableDigest`). */
  readonly digest: Digest;
  /** The digest of what was read: a file's bytes; the contents' own where there is nothing else. */
  readonly source: Digest;
}

export interface LoadDatasetOptions {
  readonly source: DataSource;
  readonly contract: ModelContract;
  /** How many issues of one problem and column are listed, the rest being counted; 10 where absent. */
  readonly issueLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a source into typed columns against a contract.
 *
 * The contract alone says what a cell may hold: nothing is guessed, and no row is dropped. Columns
 * that the contract does not name are not kept.
 *
 * @returns table, its digest, and the digest of what was read.
 * @throws TrainingError `TRAINING_SOURCE_UNREADABLE` where there is no readable source;
 * `TRAINING_DATA_INVALID` where its contents do not fit: all kinds of issue at once, with file, line
 * or row, and column, never with a value.
 * @example
 * const { table } = await loadDataset({ source: { path: 'loans.csv', format: 'csv' }, contract });
 * table.rowCount; // Returns: 3
 */
export async function loadDataset({
  source,
  contract,
  issueLimit,
  signal,
}: LoadDatasetOptions): Promise<Dataset> {
  const read = await readTable(source, subjectOf(contract), { issueLimit, signal });
  const digest = tableDigest(read.table);
  return { table: read.table, digest, source: read.source ?? digest };
}

/** Reads all rows of a source, for `loadDataset` and for tables that have no contract. */
export async function readTable(
  source: DataSource,
  subject: ReadSubject,
  { issueLimit, signal }: Pick<LoadDatasetOptions, 'issueLimit' | 'signal'>,
): Promise<{ readonly table: Table; readonly source: Digest | undefined }> {
  signal?.throwIfAborted();
  const issues = openIssueLog(source, issueLimit);
  const opened = openSource(source, {
    fields: subject.fields,
    chunkRows: CHUNK_ROWS,
    issues,
    needsDigest: true,
    signal,
  });
  const collector = createTableCollector(() => opened.expectedRows?.() ?? 0);
  const chunks = readChunks(opened, subject, issues, { signal, areCopied: true });
  for await (const chunk of chunks) collector.add(chunk);
  issues.throwIfAny();
  return { table: collector.finish(), source: opened.digest() };
}
