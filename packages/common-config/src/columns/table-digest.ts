import { createHash } from 'node:crypto';
import { canonicalJson, type Digest } from '../kernel/index.ts';
import { type CategoryColumn, type Column, isMissing } from './column.ts';
import type { Table } from './table.ts';

/**
 * The digest of a table's contents: names, kinds and cells in row order, columns sorted by name.
 * The order of the columns and of a dictionary does not count; a missing number counts as missing
 * whatever NaN it is, a NaN that was said does not, and −0 counts as 0.
 */
export function tableDigest(table: Table): Digest {
  const hash = createHash('sha256').update(`codexhub.table/1\0${table.rowCount}\0`);
  const names = [...table.columns.keys()].sort();
  for (const name of names) {
    const column = table.columns.get(name)!;
    hash.update(`${canonicalJson([name, column.kind])}\0`);
    hash.update(cellBytes(column));
  }
  return `sha256:${hash.digest('hex')}`;
}

/** Another NaN than that of a missing cell. */
const SAID_NAN = 0x7ff8_0000_0000_0001n;

function cellBytes(column: Column): Uint8Array {
  if (column.kind === 'category') return categoryBytes(column);
  const view = new DataView(new ArrayBuffer(column.values.length * 8));
  for (let row = 0; row < column.values.length; row += 1) {
    const value = column.values[row]!;
    // Adding 0 turns -0 into 0; writing the constant makes every NaN the same bits.
    if (!Number.isNaN(value)) view.setFloat64(row * 8, value + 0, true);
    else if (isMissing(column, row)) view.setFloat64(row * 8, Number.NaN, true);
    else view.setBigUint64(row * 8, SAID_NAN, true);
  }
  return new Uint8Array(view.buffer);
}

function categoryBytes(column: CategoryColumn): Uint8Array {
  const used = new Set(column.codes);
  const sorted = column.categories.filter((_, code) => used.has(code)).sort();
  const rank = new Map(sorted.map((category, index) => [category, index]));
  const rankOfCode = column.categories.map((category) => rank.get(category) ?? -1);
  const dictionary = new TextEncoder().encode(`${canonicalJson(sorted)}\0`);
  const view = new DataView(new ArrayBuffer(column.codes.length * 4));
  column.codes.forEach((code, row) => {
    view.setInt32(row * 4, rankOfCode[code] ?? -1, true);
  });
  return Buffer.concat([dictionary, new Uint8Array(view.buffer)]);
}
