/**
 * Numbers as float64. A missing cell is NaN, and so is nothing else, unless there is a bitmap: then a
 * NaN whose bit is set was said, and is not missing.
 */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
  /** Bit `row & 7` of byte `row >> 3` is set where the cell is there. */
  readonly validity?: Uint8Array | undefined;
}

/** Strings as codes into a dictionary; a missing cell is −1. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly codes: Int32Array;
  readonly categories: readonly string[];
}

/** Moments as milliseconds since 1970-01-01T00:00Z; a missing cell is NaN. */
export interface TimeColumn {
  readonly kind: 'time';
  readonly values: Float64Array;
}

export type Column = NumberColumn | CategoryColumn | TimeColumn;

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

/** A time column over the given milliseconds; `null` is missing. */
export function timeColumn(values: readonly (number | null)[] | Float64Array): TimeColumn {
  return { kind: 'time', values: numberColumn(values).values };
}

/** How many cells a column has. */
export function columnLength(column: Column): number {
  return column.kind === 'category' ? column.codes.length : column.values.length;
}

/** Whether a cell is missing: not there, which is neither empty nor NaN. */
export function isMissing(column: Column, row: number): boolean {
  if (column.kind === 'category') return !(column.codes[row]! >= 0);
  const validity = column.kind === 'number' ? column.validity : undefined;
  if (validity) return (validity[row >> 3]! & (1 << (row & 7))) === 0;
  return Number.isNaN(column.values[row] ?? Number.NaN);
}

/** One cell: a number, a string, or `null` where it is missing. */
export function cellAt(column: Column, row: number): number | string | null {
  if (column.kind === 'category') return column.categories[column.codes[row] ?? -1] ?? null;
  return isMissing(column, row) ? null : column.values[row]!;
}

/** The cells of the given rows, in that order; the dictionary stays. */
export function takeCells(column: Column, rows: ArrayLike<number>): Column {
  if (column.kind === 'category') {
    return { ...column, codes: gather(column.codes, rows, new Int32Array(rows.length)) };
  }
  const values = gather(column.values, rows, new Float64Array(rows.length));
  if (column.kind === 'time' || !column.validity) return { kind: column.kind, values };
  return { kind: 'number', values, validity: gatherBits(column.validity, rows) };
}

function gatherBits(bits: Uint8Array, rows: ArrayLike<number>): Uint8Array {
  const taken = new Uint8Array((rows.length + 7) >> 3);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    if (bits[row >> 3]! & (1 << (row & 7))) taken[at >> 3]! |= 1 << (at & 7);
  }
  return taken;
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
