import {
  type CategoryColumn,
  type Column,
  columnOf,
  isMissing,
  type Table,
} from '@codexhub/common-config/columns';
import type { DuckDBAppender, DuckDBDataChunk } from '@duckdb/node-api';
import type { WrittenColumn } from './written-column.ts';

/** Rows of one of DuckDB's own chunks. */
const VECTOR_ROWS = 2048;

/** A vector of DuckDB that is written to. */
interface WritableVector {
  readonly items?: unknown;
  setItem(index: number, value: string | null): void;
  flush(): void;
  readonly validity: {
    setItemValid(index: number, isValid: boolean): void;
    readonly data: BigUint64Array | null;
  };
}

/** Hands the rows of a table to DuckDB in its own chunks: no value becomes an object on the way. */
export function appendRows(
  appender: DuckDBAppender,
  chunk: DuckDBDataChunk,
  columns: readonly WrittenColumn[],
  table: Table,
): void {
  for (let from = 0; from < table.rowCount; from += VECTOR_ROWS) {
    const count = Math.min(VECTOR_ROWS, table.rowCount - from);
    chunk.reset();
    chunk.rowCount = count;
    for (const [at, { name, held }] of columns.entries()) {
      const vector = chunk.getColumnVector(at) as unknown as WritableVector;
      const column = columnOf(table, name);
      if (held === 'VARCHAR') writeTexts(vector, column as CategoryColumn, from, count);
      else writeItems(vector, column, from, count);
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
}

function writeTexts(
  vector: WritableVector,
  { codes, categories }: CategoryColumn,
  from: number,
  count: number,
): void {
  for (let row = 0; row < count; row += 1) {
    vector.setItem(row, categories[codes[from + row]!] ?? null);
  }
}

function writeItems(vector: WritableVector, column: Column, from: number, count: number): void {
  const { items } = vector;
  if (column.kind === 'category' && items instanceof Int32Array) {
    items.set(column.codes.subarray(from, from + count));
  } else if (column.kind !== 'category' && items instanceof Float64Array) {
    items.set(column.values.subarray(from, from + count));
  } else throw new TypeError('DuckDB must give a vector of DOUBLE or INTEGER');
  let valid: Uint8Array | undefined;
  for (let row = 0; row < count; row += 1) {
    if (!isMissing(column, from + row)) continue;
    valid ??= validityOf(vector, row);
    valid[row >> 3]! &= ~(1 << (row & 7));
  }
}

/** The bits of a vector, which it has from its first missing cell on. */
function validityOf({ validity }: WritableVector, row: number): Uint8Array {
  validity.setItemValid(row, false);
  const { data } = validity;
  if (!data) throw new TypeError('DuckDB must give a vector with validity');
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
