import { type Column, createTable, type Table, takeRows } from '@codexhub/common-config/columns';

/** The rows `from` to `to` (not included), over the same memory where that can be. */
export function sliceRows(table: Table, from: number, to: number): Table {
  const slice = (column: Column): Column => {
    if (column.kind === 'category') return { ...column, codes: column.codes.subarray(from, to) };
    const values = column.values.subarray(from, to);
    if (column.kind === 'time' || !column.validity) return { kind: column.kind, values };
    return takeBits(column, from, to);
  };
  return createTable(new Map([...table.columns].map(([name, column]) => [name, slice(column)])));
}

// Bits do not begin at every row: these are copied.
function takeBits(column: Column, from: number, to: number): Column {
  const rows = new Int32Array(to - from);
  for (let at = 0; at < rows.length; at += 1) rows[at] = from + at;
  const table = takeRows(createTable({ column }), rows);
  return table.columns.get('column')!;
}
