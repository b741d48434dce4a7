import { createLineIndex } from './line-index.ts';

/** What one pass over the bytes of a CSV file tells about its shape. */
export interface CsvShape {
  /** The bytes of the header record, without byte order mark and line end. */
  readonly header: Uint8Array;
  /** Records after the header; a blank line is no record. */
  readonly records: number;
  readonly lineEndings: { readonly lf: number; readonly crlf: number; readonly cr: number };
  /** One-based line of the first NUL byte. */
  readonly nulLine?: number | undefined;
  /** One-based line of a quote that is never closed. */
  readonly unclosedLine?: number | undefined;
  /** The one-based line on which a record begins (0 = the first after the header). */
  lineOf(record: number): number;
  /** The same, counting header and blank lines as the parser does (0 = the first line). */
  lineOfEntry(entry: number): number;
}

export interface CsvScanner {
  push(bytes: Uint8Array): void;
  finish(): CsvShape;
}

const NUL = 0x00;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Counts the records of a CSV file and remembers on which line each begins, without parsing cells.
 * It stands beside the parser as its witness: what the parser drops, the count reveals.
 *
 * A quote opens only at the start of a cell (RFC 4180).
 */
export function createCsvScanner(): CsvScanner {
  const header: number[] = [];
  const records = createLineIndex();
  const entries = createLineIndex();
  const endings = { lf: 0, crlf: 0, cr: 0 };
  let position = 0;
  let line = 1;
  let nulLine: number | undefined;
  let quoteLine = 0;
  let quoted = false;
  let cellStart = true;
  let inRecord = false;
  let afterCarriageReturn = false;

  const beginRecord = (): void => {
    inRecord = true;
    records.begin(line);
    entries.begin(line);
  };
  const endLine = (kind: 'lf' | 'crlf' | 'cr'): void => {
    if (!quoted) {
      endings[kind] += 1;
      if (!inRecord) entries.begin(line);
      inRecord = false;
      cellStart = true;
    }
    line += 1;
  };
  const content = (byte: number): void => {
    if (byte === NUL) nulLine ??= line;
    if (!inRecord) beginRecord();
    if (byte === QUOTE && (quoted || cellStart)) {
      quoted = !quoted;
      if (quoted) quoteLine = line;
      // A doubled quote closes and opens again: the next quote counts as an opening one.
      cellStart = !quoted;
    } else {
      cellStart = byte === COMMA && !quoted;
    }
  };
  const step = (byte: number): void => {
    if (position < 3 && byte === BYTE_ORDER_MARK[position]) {
      position += 1;
      return;
    }
    position = 3;
    if (afterCarriageReturn) {
      afterCarriageReturn = false;
      endLine(byte === LF ? 'crlf' : 'cr');
      if (byte === LF) return;
    }
    if (byte === CR) afterCarriageReturn = true;
    else if (byte === LF) endLine('lf');
    else content(byte);
    if (records.size === 1 && (inRecord || quoted) && byte !== CR) header.push(byte);
  };

  return {
    push: (bytes): void => {
      for (const byte of bytes) step(byte);
    },
    finish: (): CsvShape => {
      if (afterCarriageReturn) endLine('cr');
      return {
        header: Uint8Array.from(header),
        records: Math.max(0, records.size - 1),
        lineEndings: endings,
        nulLine,
        unclosedLine: quoted ? quoteLine : undefined,
        lineOf: (record): number => records.lineOf(record + 1),
        lineOfEntry: entries.lineOf,
      };
    },
  };
}
