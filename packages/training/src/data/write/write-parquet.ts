import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Table } from '@codexhub/common-config/columns';
import { identifier, textLiteral } from '../duckdb/open-engine.ts';
import { appendRows } from './append-rows.ts';
import type { WrittenColumn } from './written-column.ts';

// A row group of some dozens of columns fits; what DuckDB has taken lies on the disk.
const MEMORY = '256MB';
const ROW_GROUP = 122_880;

// Two drafts of one file, in one process, must not be one draft.
let drafts = 0;

/**
 * Writes tables, one behind the other, as one Parquet file: beside its place first, then moved there.
 * What DuckDB has taken lies on the disk, so that memory does not grow with the rows.
 */
export async function writeParquet(
  path: string,
  columns: readonly WrittenColumn[],
  tables: AsyncIterable<Table>,
): Promise<void> {
  const { DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER, VARCHAR } = await import(
    '@duckdb/node-api'
  );
  const types = { DOUBLE, INTEGER, VARCHAR };
  drafts += 1;
  const draft = `${resolve(path)}.${process.pid}-${drafts}`;
  const [held, finished, spilt] = [`${draft}.duckdb`, `${draft}.draft`, `${draft}.spilt`];
  const instance = await DuckDBInstance.create(held, {
    threads: '1',
    memory_limit: MEMORY,
    temp_directory: spilt,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    try {
      const names = columns.map(({ column }) => identifier(column));
      const layout = columns.map(({ held: type }, at) => `c${at} ${type}`).join(', ');
      await connection.run(`CREATE TABLE held (${layout})`);
      const appender = await connection.createAppender('held');
      const chunk = DuckDBDataChunk.create(columns.map(({ held: type }) => types[type]));
      for await (const table of tables) appendRows(appender, chunk, columns, table);
      appender.closeSync();
      const select = columns.map(({ sql }, at) => `${sql(`c${at}`)} AS ${names[at]}`).join(', ');
      await connection.run(`COPY (SELECT ${select} FROM held) TO ${textLiteral(finished)}
        (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP})`);
    } finally {
      connection.closeSync();
    }
    await rename(finished, path);
  } finally {
    instance.closeSync();
    for (const left of [held, `${held}.wal`, finished, spilt]) {
      await rm(left, { force: true, recursive: true });
    }
  }
}
