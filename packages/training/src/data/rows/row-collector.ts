import { createTable, type Table } from '@codexhub/common-config/columns';
import { sourceColumn } from '@codexhub/common-config/contract';
import type { SourceRequest } from '../opened-source.ts';
import { type ColumnBuilder, createColumnBuilder, type NanMeaning } from './column-builder.ts';
import { ownCell } from './own-cell.ts';

/** Rows become the fields' columns, one row after another. */
export interface RowCollector {
  /** Rows since the last `take`. */
  readonly pending: number;
  append(row: unknown): void;
  /** The rows since the last call. */
  take(): Table;
  /** Notes the columns that no row has had. */
  finish(): void;
}

interface RowColumn {
  readonly name: string;
  /** The key of the row that the cell is read from. */
  readonly key: string;
  readonly builder: ColumnBuilder;
  seen: boolean;
}

/** Collects own properties of rows, which other code has made: none of it may do harm. */
export function createRowCollector(
  { fields, issues }: Pick<SourceRequest, 'fields' | 'issues'>,
  nan: NanMeaning,
): RowCollector {
  const columns = Object.entries(fields).map(
    ([name, field]): RowColumn => ({
      name,
      key: sourceColumn(name, field),
      builder: createColumnBuilder(field, nan),
      seen: false,
    }),
  );
  let rows = 0;
  let pending = 0;

  const append = (row: unknown): void => {
    rows += 1;
    pending += 1;
    const readable = typeof row === 'object' && row !== null && !Array.isArray(row);
    if (!readable) issues.add({ ...NO_ROW, row: rows });
    for (const column of columns) {
      const cell = readable ? ownCell(row, column.key) : undefined;
      if (cell !== undefined) column.seen = true;
      const fault = column.builder.append(cell);
      if (fault) issues.add({ ...fault, row: rows, column: column.name });
    }
  };

  return {
    get pending(): number {
      return pending;
    },
    append,
    take: (): Table => {
      pending = 0;
      return createTable(new Map(columns.map(({ name, builder }) => [name, builder.take()])));
    },
    finish: (): void => {
      for (const { key, seen } of columns) {
        if (!seen && rows > 0) issues.add({ ...ABSENT, column: key });
      }
    },
  };
}

const NO_ROW = {
  problem: 'unreadable_structure',
  requirement: 'the row must be an object whose keys name the columns',
} as const;

const ABSENT = {
  problem: 'absent_column',
  requirement:
    'at least one row must have this column as its own key, with null where it is missing',
} as const;
