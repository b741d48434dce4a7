import { type ByteText, createByteText } from '../files/byte-text.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { unescapeQuotes } from './quotes.ts';

/** The contents of one cell at a time, without its quotes. */
export interface CellText {
  readonly text: ByteText;
  readonly from: number;
  readonly to: number;
  set(text: ByteText, from: number, to: number): void;
}

export function createCellText({ quote }: CsvDialect): CellText {
  let scratch = createByteText(64);
  const cell = {
    text: scratch,
    from: 0,
    to: 0,
    set: (text: ByteText, from: number, to: number): void => {
      const isQuoted = from < to && text.bytes[from] === quote;
      cell.text = text;
      cell.from = isQuoted ? from + 1 : from;
      cell.to = isQuoted ? to - 1 : to;
      if (!isQuoted || !holds(text.bytes, cell.from, cell.to, quote)) return;
      if (scratch.bytes.length < to - from) scratch = createByteText(2 * (to - from));
      cell.to = unescapeQuotes(text.bytes, cell.from, cell.to, quote, scratch.bytes);
      cell.text = scratch;
      cell.from = 0;
    },
  };
  return cell;
}

function holds(bytes: Uint8Array, from: number, to: number, byte: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] === byte) return true;
  return false;
}
