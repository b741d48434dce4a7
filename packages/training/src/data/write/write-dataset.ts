import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createTableDigest, type Table } from '@codexhub/common-config/columns';
import { allFields, type ModelContract } from '@codexhub/common-config/contract';
import { CodexHubError, type Digest } from '@codexhub/common-config/kernel';
import { TrainingError } from '../../errors.ts';
import type { DataSource } from '../data-source.ts';
import { errorKind } from '../duckdb/open-engine.ts';
import { failureCode, NO_CODE } from '../files/unreadable.ts';
import { openIssueLog } from '../open-issue-log.ts';
import { openSource } from '../open-source.ts';
import { readChunks } from '../read-chunks.ts';
import { subjectOf } from '../read-subject.ts';
import { CHUNK_ROWS } from '../stream-dataset.ts';
import { writeParquet } from './write-parquet.ts';
import { writtenColumns } from './written-column.ts';

export interface WriteDatasetOptions {
  readonly source: DataSource;
  readonly contract: ModelContract;
  /** The Parquet file; one that is there already is replaced, once the new one is whole. */
  readonly path: string;
  /** How many issues of one problem and column are listed, the rest being counted; 10 where absent. */
  readonly issueLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A dataset on the disk: what `loadDataset` tells of one in memory. */
export interface WrittenDataset {
  readonly path: string;
  readonly rowCount: number;
  /** The digest of the table's contents (`tableDigest`): that of every source with the same rows. */
  readonly digest: Digest;
  /** The digest of what was read: a file's bytes; the contents' own where there is nothing else. */
  readonly source: Digest;
}

/**
 * Reads a source against its contract and writes it as clean Parquet (zstd), in memory that does not
 * grow with it. The file holds the contract's columns under the names that the contract reads them
 * from, typed: DOUBLE, VARCHAR and TIMESTAMP_MS, NULL where a cell is missing.
 *
 * The digest is that of the contents: it does not depend on the format, the order of the columns, the
 * files or the row groups of the source. The bytes are the same for the same contents and one version
 * of DuckDB.
 *
 * @throws as `loadDataset` does; `TRAINING_OUTPUT_UNWRITABLE`, before anything is read, where the file
 * cannot be written; `TRAINING_OPTIONS_CONTRADICT` where the contract reads one column as two types.
 * Nothing is left behind then.
 * @example
 * const { rowCount } = await writeDataset({
 *   source: { path: 'loans.csv', format: 'csv' }, contract, path: 'loans.parquet' });
 * rowCount; // Returns: 3
 */
export async function writeDataset({
  source,
  contract,
  path,
  issueLimit,
  signal,
}: WriteDatasetOptions): Promise<WrittenDataset> {
  const fields = allFields(contract);
  const columns = writtenColumns(contract, fields);
  const issues = openIssueLog(source, issueLimit);
  await requireWritable(path);
  signal?.throwIfAborted();
  const request = { fields, chunkRows: CHUNK_ROWS, issues, needsDigest: true, signal };
  const opened = openSource(source, request);
  const hash = createTableDigest();
  let rowCount = 0;
  async function* tables(): AsyncGenerator<Table> {
    for await (const chunk of readChunks(opened, subjectOf(contract), issues, {
      signal,
      areCopied: true,
    })) {
      hash.update(chunk);
      rowCount += chunk.rowCount;
      yield chunk;
    }
    issues.throwIfAny();
  }
  await writeParquet(path, columns, tables()).catch((cause: unknown): never => {
    signal?.throwIfAborted();
    throw isOfOutput(cause) ? unwritable(path, cause) : cause;
  });
  const digest = hash.digest();
  return { path, rowCount, digest, source: opened.digest() ?? digest };
}

async function requireWritable(path: string): Promise<void> {
  try {
    await access(dirname(resolve(path)), constants.W_OK);
    const there = await stat(path).catch(() => undefined);
    if (there && !there.isFile()) throw Object.assign(new Error(path), { code: 'EISDIR' });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

// What the system or DuckDB could not write; everything else is not of this place.
function isOfOutput(cause: unknown): boolean {
  if (CodexHubError.isInstance(cause)) return false;
  return failureCode(cause) !== NO_CODE || OF_OUTPUT.has(errorKind(cause));
}

const OF_OUTPUT: ReadonlySet<string> = new Set([
  'IO Error',
  'Out of Memory Error',
  'Permission Error',
]);

function unwritable(path: string, cause: unknown): TrainingError {
  return new TrainingError('TRAINING_OUTPUT_UNWRITABLE', {
    message: `dataset: "${path}" must be a file that this process may write; it cannot (${failureCode(cause)}); choose another place, or make room there`,
    details: { path, reason: failureCode(cause) },
    cause,
  });
}
