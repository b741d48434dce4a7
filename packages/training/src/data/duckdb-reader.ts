import { resolve } from 'node:path';
import {
  type Column,
  categoryColumn,
  createTable,
  type Table,
  timeColumn,
} from '@codexhub/common-config/columns';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ContractColumn } from './contract-columns.ts';
import { parseTime } from './parse-time.ts';
import { enumStatements, readColumnsSql } from './read-columns-sql.ts';

/** A record that DuckDB refused: which (1 = the first line; blank lines count) and why. */
export interface RejectedRecord {
  readonly entry: number;
  readonly kind: string;
}

export interface ReadColumns {
  readonly table: Table;
  readonly rejected: readonly RejectedRecord[];
}

export interface ReadOptions {
  readonly path: string;
  readonly columns: readonly ContractColumn[];
  /** How many columns the file has. */
  readonly width: number;
  /** How many records the file has: the arrays are made for them. */
  readonly records: number;
  readonly missing: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads the contract's columns of a CSV file with DuckDB: in memory, one thread, no extension,
 * rows in file order, every cell typed by the contract's own declaration and never by a guess.
 */
export async function readColumns(options: ReadOptions): Promise<ReadColumns> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const interrupt = (): void => connection.interrupt();
  options.signal?.addEventListener('abort', interrupt);
  try {
    for (const statement of enumStatements(options.columns)) await connection.run(statement);
    const table = await readTable(connection, options);
    return { table, rejected: await readRejected(connection) };
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
    connection.closeSync();
    instance.closeSync();
  }
}

async function readTable(
  connection: DuckDBConnection,
  { path, columns, width, records, missing, signal }: ReadOptions,
): Promise<Table> {
  const sql = readColumnsSql(columns, width, missing);
  // The path is a pattern to DuckDB: its special characters are meant literally.
  const result = await connection.stream(sql, [resolve(path).replace(/[*?[]/g, '[$&]')]);
  const cells = columns.map(({ field }): Cells => {
    if (field.type === 'number') return new Float64Array(records);
    return field.type === 'category' ? new Int32Array(records) : [];
  });
  let rows = 0;
  for (;;) {
    signal?.throwIfAborted();
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    // More rows than were counted are not stored: the caller sees the count and refuses the file.
    if (rows + chunk.rowCount <= records) {
      for (const [at, values] of cells.entries()) {
        if (Array.isArray(values)) values.push(...(chunk.getColumnValues(at) as Texts));
        else values.set(itemsOf(chunk.getColumnVector(at)), rows);
      }
    }
    rows += chunk.rowCount;
  }
  const length = Math.min(rows, records);
  return {
    ...createTable(
      new Map(columns.map((column, at) => [column.name, toColumn(column, cells[at]!, length)])),
    ),
    rowCount: rows,
  };
}

type Texts = (string | null)[];

/** Typed arrays where DuckDB has them; texts are taken one by one. */
type Cells = Float64Array | Int32Array | Texts;

/** A vector of DOUBLE or INTEGER is a typed array; nothing else was asked for. */
function itemsOf(vector: object): Float64Array | Int32Array {
  const items: unknown = Reflect.get(vector, 'items');
  if (items instanceof Float64Array || items instanceof Int32Array) return items;
  throw new TypeError('DuckDB must give a vector of DOUBLE or INTEGER');
}

function toColumn({ field }: ContractColumn, cells: Cells, length: number): Column {
  if (Array.isArray(cells)) {
    const texts = cells.slice(0, length);
    return field.type === 'time' ? timeColumn(texts.map(toMoment)) : categoryColumn(texts);
  }
  if (cells instanceof Float64Array) return { kind: 'number', values: cells.subarray(0, length) };
  const codes = cells.subarray(0, length);
  const known = field.type === 'category' ? field.values : [];
  // An empty text is never a category: it stands for every unknown one, until the validator speaks.
  const categories = codes.includes(known.length) ? [...known, ''] : known;
  return { kind: 'category', codes, categories };
}

/** Infinity stands for a text that is no moment, until the validator speaks. */
function toMoment(text: string | null): number | null {
  return text === null ? null : (parseTime(text) ?? Infinity);
}

async function readRejected(connection: DuckDBConnection): Promise<readonly RejectedRecord[]> {
  const reader = await connection.runAndReadAll(
    'SELECT DISTINCT line::DOUBLE AS entry, error_type::VARCHAR AS kind FROM reject_errors ORDER BY entry, kind',
  );
  return reader.getRows().map(([entry, kind]) => ({ entry: Number(entry), kind: String(kind) }));
}
