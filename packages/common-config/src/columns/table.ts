import {
  type CategoryColumn,
  type Column,
  columnLength,
  type NumberColumn,
  type TimeColumn,
  takeCells,
} from './column.ts';
import { ColumnsError } from './errors.ts';

/** Named columns of equal length. */
export interface Table {
  readonly rowCount: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/**
 * A table over the given columns.
 * @throws ColumnsError `COLUMNS_UNEQUAL` where lengths differ.
 * @example
 * createTable({ age: numberColumn([31, 42]) }).rowCount; // Returns: 2
 */
export function createTable(
  columns: Readonly<Record<string, Column>> | ReadonlyMap<string, Column>,
): Table {
  const named: ReadonlyMap<string, Column> =
    columns instanceof Map ? columns : new Map(Object.entries(columns));
  const [first, ...rest] = [...named].map(([name, column]) => ({
    name,
    length: columnLength(column),
  }));
  for (const { name, length } of rest) {
    if (length !== first?.length) {
      throw new ColumnsError('COLUMNS_UNEQUAL', {
        message: `table: every column must have as many cells as "${first?.name}" (${first?.length}); "${name}" has ${length}`,
        details: { column: name, expected: first?.length ?? 0, received: length },
      });
    }
  }
  return { rowCount: first?.length ?? 0, columns: named };
}

/** The table of the given rows, in that order. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const columns = new Map(
    [...table.columns].map(([name, column]) => [name, takeCells(column, rows)]),
  );
  return { rowCount: rows.length, columns };
}

/** A column by name. @throws ColumnsError `COLUMN_MISSING` */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name);
  if (column) return column;
  throw new ColumnsError('COLUMN_MISSING', {
    message: `table: there must be a column "${name}"; the table has ${[...table.columns.keys()].map((key) => `"${key}"`).join(', ') || 'none'}`,
    details: { column: name },
  });
}

/** A number column by name. @throws ColumnsError `COLUMN_MISSING`, `COLUMN_KIND` */
export function numbersOf(table: Table, name: string): NumberColumn {
  const column = columnOf(table, name);
  if (column.kind === 'number') return column;
  throw wrongKind(name, 'number', column);
}

/** A category column by name. @throws ColumnsError `COLUMN_MISSING`, `COLUMN_KIND` */
export function categoriesOf(table: Table, name: string): CategoryColumn {
  const column = columnOf(table, name);
  if (column.kind === 'category') return column;
  throw wrongKind(name, 'category', column);
}

/** A time column by name. @throws ColumnsError `COLUMN_MISSING`, `COLUMN_KIND` */
export function timesOf(table: Table, name: string): TimeColumn {
  const column = columnOf(table, name);
  if (column.kind === 'time') return column;
  throw wrongKind(name, 'time', column);
}

function wrongKind(name: string, expected: Column['kind'], { kind }: Column): ColumnsError {
  return new ColumnsError('COLUMN_KIND', {
    message: `table: column "${name}" must be of kind "${expected}"; it is of kind "${kind}"; declare its type in the contract`,
    details: { column: name, expected, received: kind },
  });
}
