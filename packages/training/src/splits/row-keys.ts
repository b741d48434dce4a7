import { type Column, categoryColumn, columnOf, type Table } from '@codexhub/common-config/columns';
import { rowClasses } from '../internal/row-classes.ts';
import { encodeColumn } from './encode-column.ts';
import { invalidKeys } from './invalid-keys.ts';
import { type KeyCodes, rankedCodes } from './key-codes.ts';

/** One key per row, such as a label or a group: a column, numbers, or texts. */
export type RowKeys = Column | ArrayLike<number> | readonly string[];

/**
 * Encodes one key per row as its rank: numbers by value, texts by code point (as NumPy sorts them);
 * of several columns the first one leads.
 *
 * @param subject what the keys are for, such as `split: stratifyBy`: for messages.
 * @throws TrainingError `TRAINING_OPTION_INVALID` where a key is missing, or texts and numbers mix.
 */
export function encodeKeys(subject: string, ...columns: readonly RowKeys[]): KeyCodes {
  const parts = columns.map((keys) => encodeColumn(subject, toColumn(subject, keys)));
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const rowCount = first?.codes.length ?? 0;
  const { codes, firstRows } = rowClasses(
    parts.map((part) => ({ kind: 'category', codes: part.codes, categories: [] })),
    rowCount,
  );
  const order = firstRows.slice().sort((a, b) => {
    const differing = parts.find((part) => part.codes[a] !== part.codes[b]);
    return differing ? differing.codes[a]! - differing.codes[b]! : 0;
  });
  const ranks = new Int32Array(order.length);
  order.forEach((row, rank) => {
    ranks[codes[row]!] = rank;
  });
  return rankedCodes(codes, ranks, (rank) =>
    parts.map((part) => part.nameOf(part.codes[order[rank]!]!)).join(', '),
  );
}

/** The keys in one or several columns of a table. @throws ColumnsError `COLUMN_MISSING` */
export function keysOf(subject: string, table: Table, names: string | readonly string[]): KeyCodes {
  const all = typeof names === 'string' ? [names] : names;
  if (all.length === 0) {
    throw invalidKeys(subject, 'at least one column', 'none; name one, or leave the option out');
  }
  const columns = all.map((name) => columnOf(table, name));
  return encodeKeys(`${subject} "${all.join('", "')}"`, ...columns);
}

function toColumn(subject: string, keys: RowKeys): Column {
  if ('kind' in keys) return keys;
  if (!ArrayBuffer.isView(keys)) {
    const type = typeof keys[0] === 'string' ? 'string' : 'number';
    for (let row = 0; row < keys.length; row += 1) {
      if (typeof keys[row] === type) continue;
      const received = `something else in row ${row}`;
      throw invalidKeys(subject, 'numbers alone or texts alone', received);
    }
    if (type === 'string') return categoryColumn(keys as readonly string[]);
  }
  return { kind: 'number', values: new Float64Array(keys as ArrayLike<number>) };
}
