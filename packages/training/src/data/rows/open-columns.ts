import { type Column, createTable } from '@codexhub/common-config/columns';
import { sourceColumn } from '@codexhub/common-config/contract';
import type { OpenedSource, SourceChunk, SourceRequest } from '../opened-source.ts';
import { type ColumnBuilder, createColumnBuilder } from './column-builder.ts';
import type { ColumnsSource } from './columns-source.ts';
import { ownCell } from './own-cell.ts';
import { saidBits } from './said-bits.ts';

interface OpenColumn {
  readonly name: string;
  readonly cells: ArrayLike<unknown>;
  readonly kind: 'number' | 'other';
  readonly builder: ColumnBuilder;
}

/** Opens columns in memory: arrays cell by cell, typed arrays of numbers by a block copy. */
export function openColumns(source: ColumnsSource, request: SourceRequest): OpenedSource {
  let rows = 0;
  const chunks = async function* (): AsyncGenerator<SourceChunk> {
    const { chunkRows, issues, signal } = request;
    const columns = findColumns(source, request);
    if (!issues.isEmpty) return;
    rows = columns[0]?.cells.length ?? 0;
    for (let from = 0; from < rows; from += chunkRows) {
      signal?.throwIfAborted();
      const to = Math.min(rows, from + chunkRows);
      const cells = columns.map((column): [string, Column] => [
        column.name,
        readCells(column, from, to, source, request),
      ]);
      yield { table: createTable(new Map(cells)) };
    }
  };
  return {
    chunks: chunks(),
    digest: (): undefined => undefined,
    expectedRows: (): number => rows,
  };
}

function findColumns(source: ColumnsSource, { fields, issues }: SourceRequest): OpenColumn[] {
  const nan = source.nan ?? 'value';
  const given = Object(source.columns) as Record<string, unknown>;
  const found = Object.entries(fields).flatMap(([name, field]): OpenColumn[] => {
    const column = sourceColumn(name, field);
    const cells = Object.hasOwn(given, column) ? given[column] : undefined;
    if (cells === undefined) issues.add({ ...ABSENT, column });
    else if (!isCells(cells)) issues.add({ ...NO_CELLS, column });
    else {
      const kind = field.type === 'number' ? 'number' : 'other';
      return [{ name, cells, kind, builder: createColumnBuilder(field, nan) }];
    }
    return [];
  });
  const length = found[0]?.cells.length;
  for (const { name, cells } of found) {
    if (cells.length === length) continue;
    const requirement = `the column must have as many cells as "${found[0]?.name}" (${length}); it has ${cells.length}`;
    issues.add({ problem: 'wrong_cell_count', column: name, requirement });
  }
  return found;
}

const ABSENT = {
  problem: 'absent_column',
  requirement: 'the columns must have this one as their own key',
} as const;

const NO_CELLS = {
  problem: 'column_type',
  requirement: 'the column must be an array or a typed array',
} as const;

function isCells(cells: unknown): cells is ArrayLike<unknown> {
  return Array.isArray(cells) || (ArrayBuffer.isView(cells) && !(cells instanceof DataView));
}

type NumberArray = Float64Array | Float32Array | Int32Array;

/** Typed arrays whose elements are JavaScript numbers: BigInt64Array and BigUint64Array are not. */
function isNumberArray(cells: ArrayLike<unknown>): cells is NumberArray {
  return ArrayBuffer.isView(cells) && typeof (cells as ArrayLike<unknown>)[0] === 'number';
}

function readCells(
  { name, cells, kind, builder }: OpenColumn,
  from: number,
  to: number,
  { nan }: ColumnsSource,
  { issues }: SourceRequest,
): Column {
  if (kind === 'number' && isNumberArray(cells)) {
    const values = new Float64Array(to - from);
    values.set(cells.subarray(from, to));
    const validity = nan === 'missing' ? undefined : saidBits(values, () => true);
    return { kind: 'number', values, ...(validity ? { validity } : {}) };
  }
  for (let row = from; row < to; row += 1) {
    const fault = builder.append(ownCell(cells, row));
    if (fault) issues.add({ ...fault, row: row + 1, column: name });
  }
  return builder.take();
}
