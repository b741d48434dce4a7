import { type ByteText, createByteText } from '../files/byte-text.ts';
import { CR, type CsvDialect, LF, ROW_LIMIT } from './csv-dialect.ts';
import { countLineFeeds, findClosingQuote } from './quotes.ts';

/** What may be wrong with a record, or with how its line ends. */
export type RecordFault =
  | 'too_few_cells'
  | 'too_many_cells'
  | 'text_after_quote'
  | 'unclosed_quote'
  | 'line_too_long'
  | 'mixed_line_endings';

/** Where the cells of some records lie in a buffer. */
export interface RecordIndex extends ByteText {
  readonly rows: number;
  /** Distance of two records in `ends`: one more than there are cells. */
  readonly stride: number;
  /**
   * For each record the byte before its first cell, then the end of each cell: cell k begins at
   * `ends[k] + 1` and ends before `ends[k + 1]`.
   */
  readonly ends: Int32Array;
  /** The one-based line on which each record begins. */
  readonly lines: Int32Array;
}

export interface RecordIndexer {
  /** The line of the first byte that was not taken yet. */
  readonly line: number;
  /**
   * Finds complete records from `from` on, and gives the place behind the last of them. The byte at
   * `to` must be writable: it holds a line feed while the search lasts.
   */
  index(text: ByteText, from: number, to: number, isLast: boolean): number;
  /** What the last call found; the next one overwrites it. */
  readonly found: RecordIndex;
  /** Lines that were passed over by somebody else. */
  skipTo(line: number): void;
}

// Stands for no line end: it was told once that they differ.
const MIXED = -1;

// As many cells as fit, with the text they lie in, into the cache of a core.
const CELLS = 32_768;

/**
 * Finds records and cells in CSV bytes. A quote opens only at the start of a cell; a blank line is no
 * record; a record at fault is told to `onFault` and left out.
 */
export function createRecordIndexer(
  { delimiter, quote }: CsvDialect,
  width: number,
  firstLine: number,
  onFault: (fault: RecordFault, line: number) => void,
): RecordIndexer {
  const stride = width + 1;
  const capacity = Math.max(1, Math.floor(CELLS / stride));
  const ends = new Int32Array(capacity * stride);
  const lines = new Int32Array(capacity);
  const isSpecial = new Uint8Array(256);
  for (const byte of [delimiter, LF, CR]) isSpecial[byte] = 1;
  let found: RecordIndex = { ...createByteText(0), rows: 0, stride, ends, lines };
  let line = firstLine;
  let ending = 0;

  /** The first kind of line end is that of the file; a carriage return alone is none. */
  const noteEnding = (kind: number): void => {
    if (ending === 0 && kind !== CR) ending = kind;
    if (ending === kind || ending === MIXED) return;
    onFault('mixed_line_endings', line);
    ending = MIXED;
  };

  /** The place behind a line end, or −1 where more bytes must be seen. */
  const passLineEnd = (bytes: Uint8Array, at: number, to: number, isLast: boolean): number => {
    if (at === to) return isLast ? to : -1;
    if (bytes[at] === CR && at + 1 === to && !isLast) return -1;
    const isPair = bytes[at] === CR && at + 1 < to && bytes[at + 1] === LF;
    noteEnding(isPair ? CR + LF : bytes[at]!);
    line += 1;
    return at + (isPair ? 2 : 1);
  };

  /** Behind a quoted cell: the next special byte, −1 where more must be seen, −2 where no quote closes it. */
  const passQuoted = (bytes: Uint8Array, at: number, to: number, isLast: boolean): number => {
    const close = findClosingQuote(bytes, at + 1, to, quote);
    if (close < 0) return isLast ? -2 : -1;
    line += countLineFeeds(bytes, at + 1, close);
    return close + 1;
  };

  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over every byte of the file
  const index = (text: ByteText, from: number, to: number, isLast: boolean): number => {
    const { bytes } = text;
    let at = from;
    let rows = 0;
    while (rows < capacity && at < to) {
      const start = at;
      const startLine = line;
      let slot = rows * stride;
      const last = slot + width;
      let excess = 0;
      let fault: RecordFault | undefined;
      ends[slot] = start - 1;
      for (;;) {
        if (bytes[at] === quote) {
          const behind = passQuoted(bytes, at, to, isLast);
          if (behind < 0) {
            if (behind === -2) onFault('unclosed_quote', line);
            else line = startLine;
            found = { ...text, rows, stride, ends, lines };
            return behind === -2 ? to : start;
          }
          if (isSpecial[bytes[behind]!] === 0) fault = 'text_after_quote';
          at = behind;
        }
        while (isSpecial[bytes[at]!] === 0) at += 1;
        if (slot < last) ends[++slot] = at;
        else excess += 1;
        if (bytes[at] !== delimiter) break;
        at += 1;
      }
      const end = at;
      at = passLineEnd(bytes, end, to, isLast);
      if (at < 0) {
        line = startLine;
        at = start;
        break;
      }
      if (end === start) continue;
      if (end - start > ROW_LIMIT) fault = 'line_too_long';
      else if (slot < last) fault ??= 'too_few_cells';
      else if (excess > 0) fault ??= 'too_many_cells';
      if (fault) {
        onFault(fault, startLine);
      } else {
        lines[rows] = startLine;
        rows += 1;
      }
    }
    found = { ...text, rows, stride, ends, lines };
    return at;
  };

  return {
    get line(): number {
      return line;
    },
    get found(): RecordIndex {
      return found;
    },
    index: (text, from, to, isLast): number => {
      // Stops every search for a line end; what was there belongs to nobody yet.
      text.bytes[to] = LF;
      return index(text, from, to, isLast);
    },
    skipTo: (next): void => {
      line = next;
    },
  };
}
