import { isUtf8 } from 'node:buffer';
import { ROW_LIMIT } from '../csv/csv-dialect.ts';
import { faultIssue } from '../csv/fault-issue.ts';
import { passByteOrderMark } from '../csv/read-header.ts';
import type { DataIssue, Place } from '../data-issue.ts';
import type { ByteReader } from '../files/byte-reader.ts';
import { createByteWindow } from '../files/byte-window.ts';
import type { SourceChunk, SourceRequest } from '../opened-source.ts';
import { createRowCollector } from '../rows/row-collector.ts';
import { parseJson } from './parse-json.ts';
import { hasRepeatedKey } from './repeated-keys.ts';
import type { ValueSplitter } from './value-splitter.ts';

const PIECE = 1024 * 1024;

const NO_ROW = {
  problem: 'unreadable_structure',
  requirement:
    'each row must be one JSON object, and nothing may stand between the rows but what the format says',
} as const;

const NOTHING = { problem: 'empty_file', requirement: 'the file must have rows' } as const;

const REPEATED_KEY = {
  problem: 'repeated_key',
  requirement: 'an object must name each key once: which of two cells is meant cannot be known',
} as const;

/** The chunks of one file; `file` is added to every place. */
export async function* readJsonFile(
  bytes: ByteReader,
  splitter: ValueSplitter,
  file: Place,
  { fields, issues, chunkRows, signal }: SourceRequest,
  piece: number = PIECE,
): AsyncGenerator<SourceChunk> {
  let line = 1;
  // What the collector finds, it finds in the row of this line.
  const note = ({ row: _, ...issue }: DataIssue, times?: number): void =>
    issues.add(
      { ...issue, ...(issue.problem === 'absent_column' ? {} : { line }), ...file },
      times,
    );
  const collector = createRowCollector({ fields, issues: { ...issues, add: note } }, 'value');
  const window = createByteWindow(bytes, ROW_LIMIT, piece);
  let lines = new Int32Array(chunkRows);
  let rows = 0;
  const full: SourceChunk[] = [];
  const finish = (): SourceChunk => {
    const at = lines;
    lines = new Int32Array(chunkRows);
    return { table: collector.take(), placeOf: (row): Place => ({ ...file, line: at[row]! }) };
  };
  const take = (from: number, to: number, start: number): void => {
    line = start;
    rows += 1;
    lines[collector.pending] = start;
    const value = readValue(window.bytes.subarray(from, to));
    if ('fault' in value) note(value.fault);
    else collector.append(value.row);
    if (collector.pending === chunkRows) full.push(finish());
  };

  await passByteOrderMark(window);
  for (;;) {
    signal?.throwIfAborted();
    const next = splitter.split(window.bytes, window.from, window.to, window.isLast, take);
    yield* full.splice(0);
    line = splitter.line;
    if (next < 0) return note(rows === 0 && window.to === 0 ? NOTHING : NO_ROW);
    window.from = next;
    if (window.isLast) break;
    if (window.to - next > ROW_LIMIT) return note(faultIssue('line_too_long'));
    await window.fill();
  }
  if (collector.pending > 0) yield finish();
  collector.finish();
}

function readValue(bytes: Buffer): { readonly row: unknown } | { readonly fault: DataIssue } {
  if (bytes.length > ROW_LIMIT) return { fault: faultIssue('line_too_long') };
  if (!isUtf8(bytes)) return { fault: faultIssue('invalid_utf8') };
  const text = bytes.toString('utf8');
  try {
    const row = parseJson(text);
    return hasRepeatedKey(text, row) ? { fault: REPEATED_KEY } : { row };
  } catch {
    return { fault: NO_ROW };
  }
}
