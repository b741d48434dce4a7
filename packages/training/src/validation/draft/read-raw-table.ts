import type { Table } from '@codexhub/common-config/columns';
import type { MetadataField } from '@codexhub/common-config/contract';
import { createTableCollector } from '../../data/collect-table.ts';
import { type CsvDialect, csvDialect, ROW_LIMIT } from '../../data/csv/csv-dialect.ts';
import { faultIssue } from '../../data/csv/fault-issue.ts';
import { readHeader } from '../../data/csv/read-header.ts';
import type { CsvSource } from '../../data/csv-source.ts';
import type { ByteReader } from '../../data/files/byte-reader.ts';
import { createByteWindow } from '../../data/files/byte-window.ts';
import { openTextFiles } from '../../data/files/text-files.ts';
import { openIssueLog } from '../../data/open-issue-log.ts';
import { openSource } from '../../data/open-source.ts';
import type { SourceChunk, SourceRequest } from '../../data/opened-source.ts';
import { readRawParquet } from './read-raw-parquet.ts';

export interface ReadRawTableOptions {
  /** CSV files, or one Parquet file. */
  readonly source: CsvSource | { readonly format: 'parquet'; readonly path: string };
  readonly signal?: AbortSignal | undefined;
}

const CHUNK_ROWS = 16_384;
const PIECE = 64 * 1024;
const TEXT: MetadataField = { type: 'text', nullable: true };

/**
 * Reads every column of a CSV or Parquet file as texts, without a contract: what a draft of one is
 * inferred from. Cells that mean "missing" are missing; nothing else is read into them.
 *
 * @throws TrainingError `TRAINING_SOURCE_UNREADABLE` where there is no readable file;
 * `TRAINING_DATA_INVALID` where it is no sound CSV, or names a column twice, or no whole Parquet file.
 * @example
 * const table = await readRawTable({ source: { path: 'loans.csv', format: 'csv' } });
 * [...table.columns.keys()]; // Returns: ['ratio', 'amount', 'deny']
 */
export async function readRawTable({ source, signal }: ReadRawTableOptions): Promise<Table> {
  signal?.throwIfAborted();
  const issues = openIssueLog(source);
  if (source.format === 'parquet') return readRawParquet(source.path, issues, signal);
  const request: SourceRequest = { fields: {}, chunkRows: CHUNK_ROWS, issues, signal };
  const names = await readNames(source, request);
  issues.throwIfAny();
  const fields = Object.fromEntries(names.map((name) => [name, TEXT]));
  const opened = openSource(source, { ...request, fields });
  const collector = createTableCollector(() => opened.expectedRows?.() ?? 0);
  let rows = 0;
  for await (const { table, release } of opened.chunks) {
    signal?.throwIfAborted();
    collector.add(table);
    rows += table.rowCount;
    release?.();
  }
  if (rows === 0 && issues.isEmpty) issues.add(faultIssue('no_rows'));
  issues.throwIfAny();
  return collector.finish();
}

/** The header of the first file; further files are held to it when their rows are read. */
async function readNames(source: CsvSource, request: SourceRequest): Promise<readonly string[]> {
  const dialect = csvDialect(source);
  let names: readonly string[] | undefined;
  const { chunks } = openTextFiles(source, request, async function* (bytes) {
    names ??= await namesOf(bytes, dialect, request);
    // No rows: there is nothing to give yet.
    yield* [] as SourceChunk[];
  });
  for await (const _ of chunks) break;
  return names ?? [];
}

async function namesOf(
  bytes: ByteReader,
  dialect: CsvDialect,
  { issues }: SourceRequest,
): Promise<readonly string[]> {
  const read = await readHeader(createByteWindow(bytes, ROW_LIMIT, PIECE), dialect);
  if ('names' in read) return read.names;
  issues.add(faultIssue(read.fault, read.line));
  return [];
}
