import {
  type CategoryColumn,
  type Column,
  categoryColumn,
  columnOf,
  type NumberColumn,
  type Table,
  type TimeColumn,
} from '@codexhub/common-config/columns';
import { TrainingError } from '../errors.ts';
import { rowClasses } from '../internal/row-classes.ts';
import { orderRows } from '../order/order-rows.ts';
import { countUnfit } from './count-unfit.ts';

/** One key per row, such as a label or a group: a column, numbers, or texts. */
export type RowKeys = Column | ArrayLike<number> | readonly string[];

/** Keys as numbers. */
export interface KeyCodes {
  /** The rank of each row's key among the distinct keys, sorted: 0 … counts.length − 1. */
  readonly codes: Int32Array;
  /** How many rows have each key. */
  readonly counts: Int32Array;
  /** A key in words. Only the names of strata go into a message: a group's may name a person. */
  readonly nameOf: (code: number) => string;
}

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
  return ranked(codes, ranks, (rank) =>
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

/** The keys of some of the rows, in that order, ranked anew. */
export function subsetKeys({ codes, counts, nameOf }: KeyCodes, rows: Int32Array): KeyCodes {
  const taken = new Int32Array(rows.length);
  const used = new Int32Array(counts.length);
  for (let at = 0; at < rows.length; at += 1) {
    taken[at] = codes[rows[at]!]!;
    used[taken[at]!]! += 1;
  }
  const kept = [...used.keys()].filter((code) => used[code]! > 0);
  const ranks = new Int32Array(counts.length);
  kept.forEach((code, rank) => {
    ranks[code] = rank;
  });
  return ranked(taken, ranks, (rank) => nameOf(kept[rank]!), kept.length);
}

/** The rows of each key, in their order. */
export function rowsOfKeys({
  codes,
  counts,
}: {
  readonly codes: Int32Array | Uint8Array;
  readonly counts: Int32Array;
}): Int32Array[] {
  const rows = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Int32Array(counts.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    rows[code]![filled[code]!] = row;
    filled[code]! += 1;
  }
  return rows;
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

function encodeColumn(subject: string, column: Column): KeyCodes {
  requireKeys(subject, column);
  if (column.kind === 'category') return encodeTexts(column);
  return encodeIntegers(column.values) ?? encodeNumbers(column);
}

function encodeTexts({ codes, categories }: CategoryColumn): KeyCodes {
  const used = new Uint8Array(categories.length);
  for (let row = 0; row < codes.length; row += 1) used[codes[row]!] = 1;
  const sorted = sortTexts([...new Set(categories.filter((_, code) => used[code] === 1))]);
  const rankOf = new Map(sorted.map((name, rank) => [name, rank]));
  const ranks = Int32Array.from(categories, (name) => rankOf.get(name) ?? -1);
  return ranked(codes, ranks, (rank) => sorted[rank] ?? '', sorted.length);
}

/** Integers that lie close together are counted instead of hashed; `undefined` for all other numbers. */
function encodeIntegers(values: Float64Array): KeyCodes | undefined {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (!Number.isSafeInteger(value)) return undefined;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (values.length === 0 || most - least > 4 * values.length) return undefined;
  const ranks = new Int32Array(most - least + 1);
  const classes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    classes[row] = values[row]! - least;
    ranks[classes[row]!] = 1;
  }
  const distinct: number[] = [];
  for (let at = 0; at < ranks.length; at += 1) {
    if (ranks[at] === 0) continue;
    ranks[at] = distinct.length;
    distinct.push(least + at);
  }
  return ranked(classes, ranks, (rank) => String(distinct[rank]), distinct.length);
}

function encodeNumbers(column: NumberColumn | TimeColumn): KeyCodes {
  const { codes, firstRows } = rowClasses([column], column.values.length);
  const values = Float64Array.from(firstRows, (row) => column.values[row]!);
  const { sorted, order } = orderRows(values);
  const ranks = new Int32Array(order.length);
  for (let rank = 0; rank < ranks.length; rank += 1) ranks[order[rank]!] = rank;
  return ranked(codes, ranks, (rank) => String(sorted[rank]));
}

function ranked(
  classes: Int32Array,
  ranks: Int32Array,
  nameOf: (code: number) => string,
  distinct = ranks.length,
): KeyCodes {
  const codes = new Int32Array(classes.length);
  const counts = new Int32Array(distinct);
  for (let row = 0; row < codes.length; row += 1) {
    const code = ranks[classes[row]!]!;
    codes[row] = code;
    counts[code]! += 1;
  }
  return { codes, counts, nameOf };
}

/** By code point. The native order is that of UTF-16, which differs where there are surrogates. */
function sortTexts(names: readonly string[]): string[] {
  const sorted = [...names].sort();
  if (!names.some((name) => /[\ud800-\udfff]/.test(name))) return sorted;
  return sorted.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function requireKeys(subject: string, column: Column): void {
  const missing = countUnfit(column);
  if (missing === 0) return;
  throw invalidKeys(
    subject,
    'a key in every row',
    `${missing} missing cell(s); choose another column, or leave these rows out`,
    missing,
  );
}

function invalidKeys(
  subject: string,
  requirement: string,
  received: string,
  missing = 0,
): TrainingError {
  return new TrainingError('TRAINING_OPTION_INVALID', {
    message: `${subject} must have ${requirement}; received ${received}`,
    details: { option: subject, requirement, missing },
  });
}
