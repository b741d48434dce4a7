import { type Column, isMissing } from '@codexhub/common-config/columns';

/** The cells of the matched rows; a missing cell where there is no match (−1). */
export function takeMatched(column: Column, rows: Int32Array): Column {
  if (column.kind === 'category') {
    const codes = new Int32Array(rows.length);
    for (let at = 0; at < rows.length; at += 1) {
      codes[at] = rows[at]! < 0 ? -1 : column.codes[rows[at]!]!;
    }
    return { kind: 'category', codes, categories: column.categories };
  }
  const values = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    values[at] = rows[at]! < 0 ? Number.NaN : column.values[rows[at]!]!;
  }
  if (column.kind === 'time' || !column.validity) return { kind: column.kind, values };
  const validity = new Uint8Array((rows.length + 7) >> 3);
  for (let at = 0; at < rows.length; at += 1) {
    if (rows[at]! >= 0 && !isMissing(column, rows[at]!)) validity[at >> 3]! |= 1 << (at & 7);
  }
  return { kind: 'number', values, validity };
}
