import { LF } from './csv-dialect.ts';

/** The place of the quote that closes a cell, a doubled one being none; −1 where there is none before `to`. */
export function findClosingQuote(
  bytes: Uint8Array,
  from: number,
  to: number,
  quote: number,
): number {
  for (let at = from; at < to; at += 1) {
    if (bytes[at] !== quote) continue;
    if (at + 1 >= to || bytes[at + 1] !== quote) return at;
    at += 1;
  }
  return -1;
}

export function countLineFeeds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === LF) count += 1;
  return count;
}

/** Copies the contents of a quoted cell, doubled quotes made single; gives the number of bytes. */
export function unescapeQuotes(
  bytes: Uint8Array,
  from: number,
  to: number,
  quote: number,
  into: Uint8Array,
): number {
  let size = 0;
  for (let at = from; at < to; at += 1) {
    into[size] = bytes[at]!;
    size += 1;
    if (bytes[at] === quote) at += 1;
  }
  return size;
}
