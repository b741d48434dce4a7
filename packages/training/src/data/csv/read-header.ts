import type { ByteWindow } from '../files/byte-window.ts';
import { CR, type CsvDialect, LF, ROW_LIMIT } from './csv-dialect.ts';
import { parseCsvHeader } from './csv-header.ts';
import type { CsvFault } from './fault-issue.ts';
import { countLineFeeds } from './quotes.ts';
import { createRecordWalker } from './record-walker.ts';

/** The names in the first record of a file, or what is wrong with it. */
export type HeaderRead =
  | { readonly names: readonly string[]; readonly line: number }
  | { readonly fault: CsvFault; readonly line?: number };

/** Reads the header; the window then begins at its line end. Blank lines before it are passed over. */
export async function readHeader(window: ByteWindow, dialect: CsvDialect): Promise<HeaderRead> {
  await passByteOrderMark(window);
  const { bytes } = window;
  const walker = createRecordWalker(dialect);
  let line = 1;
  let walked = 0;
  for (;;) {
    const nul = bytes.subarray(window.from, window.to).indexOf(0);
    if (nul >= 0) {
      return {
        fault: 'nul_byte',
        line: line + countLineFeeds(bytes, window.from, window.from + nul),
      };
    }
    if (walked === 0) line += passBlankLines(window);
    const end = walker.walk(bytes, window.from + walked, window.to);
    walked = end - window.from;
    if (walked > ROW_LIMIT) return { fault: 'line_too_long', line };
    if (end < window.to || window.isLast) break;
    await window.fill();
  }
  if (walked === 0) return { fault: 'empty_file' };
  const { openQuote, lineFeeds } = walker;
  if (openQuote !== undefined) return { fault: 'unclosed_quote', line: line + openQuote };
  const names = parseCsvHeader(bytes.subarray(window.from, window.from + walked), dialect);
  if (!names) return { fault: 'invalid_header', line };
  window.from += walked;
  return { names, line: line + lineFeeds };
}

/** Fills a new window, and passes over the mark that says how the bytes of UTF-16 are ordered: here it says nothing. */
export async function passByteOrderMark(window: ByteWindow): Promise<void> {
  do await window.fill();
  while (window.to < 3 && !window.isLast);
  const { bytes, to } = window;
  if (to >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) window.from = 3;
}

function passBlankLines(window: ByteWindow): number {
  let lines = 0;
  while (window.from < window.to) {
    const byte = window.bytes[window.from];
    if (byte !== LF && byte !== CR) break;
    if (byte === LF) lines += 1;
    window.from += 1;
  }
  return lines;
}
