import { type Column, columnLength, createTable } from '@codexhub/common-config/columns';
import { sourceColumn } from '@codexhub/common-config/contract';
import type { IssueLog } from '../issue-log.ts';
import type { OpenedSource, SourceChunk, SourceRequest } from '../opened-source.ts';
import { readItems } from '../rows/read-items.ts';
import { sliceRows } from '../slice-rows.ts';
import type { ArrowSource, ArrowTable, ArrowVector } from './arrow-source.ts';
import { type CellReader, createCellReader } from './cell-reader.ts';

/**
 * Opens Arrow tables: memory is read as it lies, doubles without nulls are not copied, a dictionary
 * is read once. A column whose type the contract's cannot be read from is one issue.
 */
export function openArrow(source: ArrowSource, request: SourceRequest): OpenedSource {
  const { table } = source;
  return {
    chunks: arrowChunks(source, request),
    digest: (): undefined => undefined,
    expectedRows: (): number => (isTable(table) ? table.numRows : 0),
  };
}

interface FieldReader {
  readonly name: string;
  /** The column's name in the table. */
  readonly column: string;
  readonly reader: CellReader;
}

async function* arrowChunks(
  source: ArrowSource,
  request: SourceRequest,
): AsyncGenerator<SourceChunk> {
  const { fields, chunkRows, signal, issues } = request;
  const readers = Object.entries(fields).map(
    ([name, field]): FieldReader => ({
      name,
      column: sourceColumn(name, field),
      reader: createCellReader(field, source.nan ?? 'value'),
    }),
  );
  let rows = 0;
  for await (const batch of batchesOf(source, signal)) {
    const columns = readBatch(batch, readers, rows, issues);
    if (!columns) return;
    rows += batch.numRows;
    const table = createTable(columns);
    for (let from = 0; from < table.rowCount; from += chunkRows) {
      const to = Math.min(table.rowCount, from + chunkRows);
      yield { table: to - from === table.rowCount ? table : sliceRows(table, from, to) };
      signal?.throwIfAborted();
    }
  }
}

async function* batchesOf(
  { table }: ArrowSource,
  signal: AbortSignal | undefined,
): AsyncGenerator<ArrowTable> {
  const tables = readItems('record batches', isTable(table) ? [table] : table, signal);
  for await (const items of tables) {
    for (const item of items) yield* item.batches ?? [item];
  }
}

function isTable(source: ArrowSource['table']): source is ArrowTable {
  // A table is an iterable of its rows as well: its columns tell.
  return typeof Reflect.get(Object(source), 'getChildAt') === 'function';
}

/** The fields' columns of a batch; undefined where its structure does not fit, which is noted. */
function readBatch(
  batch: ArrowTable,
  readers: readonly FieldReader[],
  before: number,
  issues: IssueLog,
): ReadonlyMap<string, Column> | undefined {
  const columns = new Map<string, Column>();
  for (const { name, column, reader } of readers) {
    const vector = vectorOf(batch, column, reader);
    if (typeof vector === 'string') {
      issues.add({ ...STRUCTURE[vector], column });
      continue;
    }
    const cells = reader.read(vector, (row, fault) =>
      issues.add({ ...fault, row: before + row + 1, column: name }),
    );
    if (columnLength(cells) === batch.numRows) columns.set(name, cells);
    else issues.add({ ...STRUCTURE.wrong_cell_count, column });
  }
  return columns.size === readers.length ? columns : undefined;
}

const STRUCTURE = {
  absent_column: {
    problem: 'absent_column',
    requirement: 'the schema must name this column',
  },
  duplicate_column: {
    problem: 'duplicate_column',
    requirement: 'the schema must name this column once',
  },
  column_type: {
    problem: 'column_type',
    requirement: 'the column must be of a type that the contract’s can be read from',
  },
  wrong_cell_count: {
    problem: 'wrong_cell_count',
    requirement: 'the column must have as many cells as its batch has rows',
  },
} as const;

function vectorOf(
  batch: ArrowTable,
  column: string,
  reader: CellReader,
): ArrowVector | keyof typeof STRUCTURE {
  const places = batch.schema.fields.flatMap(({ name }, at) => (name === column ? [at] : []));
  const [place] = places;
  if (place === undefined) return 'absent_column';
  if (places.length > 1) return 'duplicate_column';
  const vector = batch.getChildAt(place);
  if (!vector) return 'absent_column';
  return reader.accepts(vector) ? vector : 'column_type';
}
