import { type Digest, digest } from '@codexhub/common-config/kernel';
import { findContractColumns } from '../contract-columns.ts';
import type { DataIssue, Place } from '../data-issue.ts';
import { errorKind, openEngine } from '../duckdb/open-engine.ts';
import { readQuery } from '../duckdb/read-query.ts';
import { digestFile } from '../files/digest-file.ts';
import { type OpenFile, openFile } from '../files/open-file.ts';
import { resolveFiles } from '../files/resolve-files.ts';
import { shortNames } from '../files/short-names.ts';
import { unreadable } from '../files/unreadable.ts';
import type { OpenedSource, SourceChunk, SourceRequest } from '../opened-source.ts';
import { parquetColumns } from './parquet-columns.ts';
import type { ParquetSource } from './parquet-source.ts';

/** What one file may take for its row groups, whatever the size of the file. */
const MEMORY = '512MB';

/** Opens Parquet files, one behind the other: DuckDB reads them, straight into typed arrays. */
export function openParquet(source: ParquetSource, request: SourceRequest): OpenedSource {
  const { fields, issues, chunkRows, signal } = request;
  const digests: Digest[] = [];
  let expectedRows = 0;

  async function* readFile(path: string, name: string | undefined): AsyncGenerator<SourceChunk> {
    const file = name === undefined ? {} : { file: name };
    const note = (issue: DataIssue): void => issues.add({ ...issue, ...file });
    const engine = await openEngine({ files: [path], memory: MEMORY, signal });
    try {
      const { names, types, rows, from } = await parquetColumns(engine.connection, path);
      const columns = findContractColumns(fields, names, note);
      if (columns.some(({ index }) => index < 0)) return;
      expectedRows += rows;
      const placeOf = (row: number): Place => ({ ...file, row: row + 1 });
      const { connection } = engine;
      yield* readQuery({ connection, from, types, columns, chunkRows, note, placeOf, signal });
    } catch (cause) {
      signal?.throwIfAborted();
      const kind = errorKind(cause);
      if (kind === 'Error') throw cause;
      if (kind === 'Out of Memory Error') {
        throw unreadable(path, `reading it needs more than ${MEMORY} of memory`);
      }
      // DuckDB's own text may quote a cell: only the fact goes on.
      const requirement = 'the file must be a whole Parquet file that DuckDB reads';
      note({ problem: 'unreadable_structure', requirement });
    } finally {
      engine.close();
    }
  }

  async function* chunks(): AsyncGenerator<SourceChunk> {
    const paths = await resolveFiles(source);
    const names = shortNames(paths);
    for (const [at, path] of paths.entries()) {
      signal?.throwIfAborted();
      const file: OpenFile = await openFile(path);
      const name = paths.length > 1 ? names[at] : undefined;
      try {
        yield* readFile(path, name);
        if (request.needsDigest) digests.push(await digestFile(file));
        await file.checkUnchanged(name, issues);
      } finally {
        await file.close();
      }
    }
  }

  return {
    chunks: chunks(),
    digest: () => (digests.length === 1 ? digests[0] : digest(digests)),
    expectedRows: () => expectedRows,
  };
}
