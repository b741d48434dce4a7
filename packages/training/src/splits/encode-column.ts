import type {
  CategoryColumn,
  Column,
  NumberColumn,
  TimeColumn,
} from '@codexhub/common-config/columns';
import { rowClasses } from '../internal/row-classes.ts';
import { orderRows } from '../order/order-rows.ts';
import { countUnfit } from './count-unfit.ts';
import { invalidKeys } from './invalid-keys.ts';
import { type KeyCodes, rankedCodes } from './key-codes.ts';

/**
 * Encodes the keys of one column as their ranks.
 * @throws TrainingError `TRAINING_OPTION_INVALID` where one is missing.
 */
export function encodeColumn(subject: string, column: Column): KeyCodes {
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
  return rankedCodes(codes, ranks, (rank) => sorted[rank] ?? '', sorted.length);
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
  return rankedCodes(classes, ranks, (rank) => String(distinct[rank]), distinct.length);
}

function encodeNumbers(column: NumberColumn | TimeColumn): KeyCodes {
  const { codes, firstRows } = rowClasses([column], column.values.length);
  const values = Float64Array.from(firstRows, (row) => column.values[row]!);
  const { sorted, order } = orderRows(values);
  const ranks = new Int32Array(order.length);
  for (let rank = 0; rank < ranks.length; rank += 1) ranks[order[rank]!] = rank;
  return rankedCodes(codes, ranks, (rank) => String(sorted[rank]));
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
