import type { Table } from '@codexhub/common-config/columns';
import type { MetadataField } from '@codexhub/common-config/contract';
import { errorKind, identifier, openEngine } from '../../data/duckdb/open-engine.ts';
import { openFile } from '../../data/files/open-file.ts';
import type { IssueLog } from '../../data/issue-log.ts';
import { readTable } from '../../data/load-dataset.ts';
import { parquetColumns } from '../../data/parquet/parquet-columns.ts';
import type { SqlSource } from '../../data/sql/sql-source.ts';

const TEXT: MetadataField = { type: 'text', nullable: true };

/** Every column of one Parquet file as texts, as DuckDB writes them; a NaN is missing. */
export async function readRawParquet(
  path: string,
  issues: IssueLog,
  signal: AbortSignal | undefined,
): Promise<Table> {
  const { names, types } = await columnsOf(path, issues, signal);
  issues.throwIfAny();
  const texts = names.map((name, at) => `${textOf(name, types[at]!)} AS ${identifier(name)}`);
  const source: SqlSource = {
    format: 'sql',
    query: `SELECT ${texts.join(', ')} FROM file`,
    files: { file: { path, format: 'parquet' } },
  };
  const fields = Object.fromEntries(names.map((name) => [name, TEXT]));
  return (await readTable(source, { fields, isPersonal: () => true }, { signal })).table;
}

async function columnsOf(
  path: string,
  issues: IssueLog,
  signal: AbortSignal | undefined,
): Promise<{ readonly names: readonly string[]; readonly types: readonly string[] }> {
  const file = await openFile(path);
  const engine = await openEngine({ files: [file.path], memory: '512MB', signal });
  try {
    return await parquetColumns(engine.connection, file.path);
  } catch (cause) {
    signal?.throwIfAborted();
    if (errorKind(cause) === 'Error') throw cause;
    // DuckDB's own text may quote a cell: only the fact goes on.
    const requirement = 'the file must be a whole Parquet file that DuckDB reads';
    issues.add({ problem: 'unreadable_structure', requirement });
    return { names: [], types: [] };
  } finally {
    engine.close();
    await file.close();
  }
}

function textOf(name: string, type: string): string {
  const column = identifier(name);
  const isFloat = type === 'DOUBLE' || type === 'FLOAT';
  const there = isFloat ? `CASE WHEN isnan(${column}) THEN NULL ELSE ${column} END` : column;
  return `CAST(${there} AS VARCHAR)`;
}
