/** Numbers as float64; a missing cell is NaN (ingest refuses a cell that *says* NaN). */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
}

/** Strings as codes into a dictionary; a missing cell is −1. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly codes: Int32Array;
  readonly categories: readonly string[];
}

export type Column = NumberColumn | CategoryColumn;

/** A number column over the given values; `null` is missing. */
export function numberColumn(values: readonly (number | null)[] | Float64Array): NumberColumn {
  if (values instanceof Float64Array) return { kind: 'number', values };
  return { kind: 'number', values: Float64Array.from(values, (value) => value ?? Number.NaN) };
}

/**
 * A category column; the dictionary holds the distinct values in order of first appearance.
 * @example
 * categoryColumn(['no', null, 'no']).codes; // Returns: Int32Array [0, -1, 0]
 */
export function categoryColumn(values: readonly (string | null)[]): CategoryColumn {
  const index = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => {
    if (value === null) return -1;
    const known = index.get(value);
    if (known !== undefined) return known;
    index.set(value, index.size);
    return index.size - 1;
  });
  return { kind: 'category', codes, categories: [...index.keys()] };
}

/** How many cells a column has. */
export function columnLength(column: Column): number {
  return column.kind === 'number' ? column.values.length : column.codes.length;
}

/** One cell: a number, a string, or `null` where it is missing. */
export function cellAt(column: Column, row: number): number | string | null {
  if (column.kind === 'category') return column.categories[column.codes[row] ?? -1] ?? null;
  const value = column.values[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

/** The cells of the given rows, in that order; the dictionary stays. */
export function takeCells(column: Column, rows: ArrayLike<number>): Column {
  if (column.kind === 'number') {
    return { kind: 'number', values: gather(column.values, rows, new Float64Array(rows.length)) };
  }
  return { ...column, codes: gather(column.codes, rows, new Int32Array(rows.length)) };
}

// A plain loop: `from` with a function walks an iterator, at ten times the price.
function gather<Cells extends Float64Array | Int32Array>(
  source: ArrayLike<number>,
  rows: ArrayLike<number>,
  into: Cells,
): Cells {
  for (let at = 0; at < rows.length; at += 1) into[at] = source[rows[at]!]!;
  return into;
}
