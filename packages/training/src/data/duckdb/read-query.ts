import { type Column, createTable } from '@codexhub/common-config/columns';
import type { DuckDBConnection } from '@duckdb/node-api';
import { createArrayPool } from '../array-pool.ts';
import type { ContractColumn } from '../contract-columns.ts';
import type { DataIssue, Place } from '../data-issue.ts';
import { INEXACT_INTEGER } from '../inexact-integer.ts';
import type { SourceChunk } from '../opened-source.ts';
import { sliceRows } from '../slice-rows.ts';
import { cellSql, enumStatement } from './cell-sql.ts';
import { createVectorCells } from './vector-cells.ts';

/** Rows of one of DuckDB's own vectors. */
const VECTOR_ROWS = 2048;

export interface QueryOptions {
  readonly connection: DuckDBConnection;
  /** What the rows come from: `read_parquet(…)`, or a query in brackets. */
  readonly from: string;
  /** The type of every column that it has, in order. */
  readonly types: readonly string[];
  readonly columns: readonly ContractColumn[];
  readonly chunkRows: number;
  readonly note: (issue: DataIssue) => void;
  /** Where a row (0 = the first) stands. */
  readonly placeOf: (row: number) => Place;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads the contract's columns of a relation in its order, through DuckDB's own vectors: no value
 * becomes an object. A column whose type cannot be the declared one is an issue, and nothing is read.
 */
export async function* readQuery(options: QueryOptions): AsyncGenerator<SourceChunk> {
  const { connection, from, types, columns, chunkRows, note, placeOf, signal } = options;
  const cells = columns.flatMap((column, at) => {
    const { name, field, index } = column;
    const cell = cellSql(field, `c${index}`, types[index]!, `e${at}`);
    if ('sql' in cell) return [{ name, field, sql: cell.sql, isWide: cell.isWide, at }];
    note({ problem: 'column_type', column: column.column, requirement: cell.requirement });
    return [];
  });
  if (cells.length < columns.length) return;
  for (const { field, at } of cells) {
    if (field.type === 'category') await connection.run(enumStatement(`e${at}`, field.values));
  }
  const names = types.map((_, index) => `c${index}`).join(', ');
  const sql = `SELECT ${cells.map((cell) => cell.sql).join(', ')} FROM ${from} AS source(${names})`;
  const result = await connection.stream(sql);
  const capacity = Math.max(chunkRows, VECTOR_ROWS);
  const pool = createArrayPool(capacity);
  const readers = cells.map(({ name, field, isWide }) => ({
    name,
    cells: createVectorCells(field, isWide, pool),
  }));

  let before = 0;
  let rows = 0;
  const finish = (): SourceChunk => {
    const first = before;
    const place = (row: number): Place => placeOf(first + row);
    const named = readers.map((reader): [string, Column] => {
      const { column, inexact } = reader.cells.finish(rows);
      for (const row of inexact) note({ ...INEXACT_INTEGER, ...place(row), column: reader.name });
      return [reader.name, column];
    });
    before += rows;
    rows = 0;
    const release = (): void => pool.giveBackAll(named.map(([, column]) => column));
    return { table: createTable(new Map(named)), placeOf: place, release };
  };

  for (;;) {
    signal?.throwIfAborted();
    const chunk = await result.fetchChunk();
    const count = chunk?.rowCount ?? 0;
    if (rows > 0 && (count === 0 || rows + count > capacity)) yield* inChunks(finish(), chunkRows);
    if (!chunk || count === 0) return;
    for (const [at, reader] of readers.entries())
      reader.cells.take(chunk.getColumnVector(at), rows);
    rows += count;
  }
}

/** The same rows in chunks that are not larger than was asked for. */
function* inChunks(chunk: SourceChunk, chunkRows: number): Generator<SourceChunk> {
  const { table, placeOf, release } = chunk;
  for (let from = 0; from < table.rowCount; from += chunkRows) {
    const to = Math.min(table.rowCount, from + chunkRows);
    if (from === 0 && to === table.rowCount) yield chunk;
    else {
      yield {
        table: sliceRows(table, from, to),
        placeOf: placeOf && ((row): Place => placeOf(from + row)),
        // The memory is that of all: it goes back with the last rows.
        release: to === table.rowCount ? release : undefined,
      };
    }
  }
}
