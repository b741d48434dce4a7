import { isUtf8 } from 'node:buffer';
import type { ByteWindow } from '../files/byte-window.ts';
import { type CsvDialect, ROW_LIMIT } from './csv-dialect.ts';
import type { CsvFault } from './fault-issue.ts';
import { countLineFeeds } from './quotes.ts';
import { createRecordIndexer, type RecordIndex, type RecordIndexer } from './record-indexer.ts';
import { createRecordWalker } from './record-walker.ts';

export interface RecordsOptions {
  readonly window: ByteWindow;
  readonly dialect: CsvDialect;
  /** How many cells a record must have. */
  readonly width: number;
  /** The line on which the window begins. */
  readonly line: number;
  readonly onFault: (fault: CsvFault, line: number) => void;
}

/**
 * The records behind the header, some at a time: each lot is valid until the next is asked for.
 * What is at fault is told, with its line, and left out; behind a NUL byte nothing is read.
 */
export async function* readRecords(options: RecordsOptions): AsyncGenerator<RecordIndex> {
  const { window, dialect, width, onFault } = options;
  const { bytes } = window;
  const indexer = createRecordIndexer(dialect, width, options.line, onFault);
  for (;;) {
    const next = indexer.index(window.text, window.from, window.to, window.isLast);
    const { found } = indexer;
    if (found.rows > 0) {
      if (!isUtf8(bytes.subarray(window.from, next))) tellInvalidText(found, width, onFault);
      yield found;
    }
    const isStuck = next === window.from;
    window.from = next;
    if (!isStuck) continue;
    if (window.isLast) return;
    if (window.to - next > ROW_LIMIT) {
      if (!(await passLongRecord(options, indexer))) return;
    } else if (!(await fillWithoutNul(window, indexer.line, onFault))) return;
  }
}

/** Whether what was read holds no NUL byte: where it does, this is no text. */
async function fillWithoutNul(
  window: ByteWindow,
  line: number,
  onFault: RecordsOptions['onFault'],
): Promise<boolean> {
  const known = window.to - window.from;
  await window.fill();
  const at = window.bytes.subarray(known, window.to).indexOf(0);
  if (at >= 0) onFault('nul_byte', line + countLineFeeds(window.bytes, 0, known + at));
  return at < 0;
}

/** Passes over a record that is longer than the window may keep; false where the file ends in it. */
async function passLongRecord(
  { window, dialect, onFault }: RecordsOptions,
  indexer: RecordIndexer,
): Promise<boolean> {
  const walker = createRecordWalker(dialect);
  const { line } = indexer;
  for (;;) {
    window.from = walker.walk(window.bytes, window.from, window.to);
    if (window.from < window.to || window.isLast) break;
    if (!(await fillWithoutNul(window, line + walker.lineFeeds, onFault))) return false;
  }
  const { openQuote, lineFeeds } = walker;
  if (openQuote === undefined) onFault('line_too_long', line);
  else onFault('unclosed_quote', line + openQuote);
  indexer.skipTo(line + lineFeeds);
  return true;
}

function tellInvalidText(
  { bytes, rows, stride, ends, lines }: RecordIndex,
  width: number,
  onFault: RecordsOptions['onFault'],
): void {
  for (let row = 0; row < rows; row += 1) {
    const record = bytes.subarray(ends[row * stride]! + 1, ends[row * stride + width]!);
    if (!isUtf8(record)) onFault('invalid_utf8', lines[row]!);
  }
}
