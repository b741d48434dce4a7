import { type ContractColumn, findContractColumns } from '../contract-columns.ts';
import type { DataIssue, Place } from '../data-issue.ts';
import type { ByteReader } from '../files/byte-reader.ts';
import { type ByteWindow, createByteWindow } from '../files/byte-window.ts';
import { INEXACT_INTEGER } from '../inexact-integer.ts';
import type { SourceChunk, SourceRequest } from '../opened-source.ts';
import { createCsvChunks } from './csv-chunks.ts';
import { type CsvDialect, ROW_LIMIT } from './csv-dialect.ts';
import { faultIssue } from './fault-issue.ts';
import { readHeader } from './read-header.ts';
import { readRecords } from './read-records.ts';

/** Reads CSV files one behind the other; all have the header of the first. */
export interface CsvFileReader {
  /** The chunks of one file; `file` is added to every place. */
  read(bytes: ByteReader, size: number, file: Pick<Place, 'file'>): AsyncGenerator<SourceChunk>;
  /** How many rows the file will have had at its end, by what was read of it. */
  readonly expectedRows: number;
}

/** Bytes that are read at once. */
const PIECE = 1024 * 1024;

/** Memory that is reserved and never written costs nothing. */
const SPARE = 1.05;

export function createCsvFileReader(
  dialect: CsvDialect,
  { fields, issues, chunkRows, signal }: SourceRequest,
  piece: number = PIECE,
): CsvFileReader {
  let header: readonly string[] | undefined;
  let columns: readonly ContractColumn[] = [];
  let rows = 0;
  let expectedRows = 0;

  /** Whether the header can be read by: the first is looked up, the others must be the same. */
  const isReadable = (
    { names, line }: { readonly names: readonly string[]; readonly line: number },
    note: (issue: DataIssue) => void,
  ): boolean => {
    if (header) {
      const isSame =
        names.length === header.length && names.every((one, at) => one === header?.[at]);
      if (!isSame) note(faultIssue('different_header', line));
      return isSame;
    }
    header = names;
    columns = findContractColumns(fields, names, note, line);
    return columns.every(({ index }) => index >= 0);
  };

  async function* read(
    bytes: ByteReader,
    size: number,
    file: Pick<Place, 'file'>,
  ): AsyncGenerator<SourceChunk> {
    const note = (issue: DataIssue): void => issues.add({ ...issue, ...file });
    const window = createByteWindow(bytes, ROW_LIMIT, piece);
    const first = await readHeader(window, dialect);
    if ('fault' in first) return note(faultIssue(first.fault, first.line));
    if (!isReadable(first, note)) return;
    const width = first.names.length;
    const chunks = createCsvChunks({
      columns,
      dialect,
      // A record has a byte for each cell at the least.
      chunkRows: bytes.isPacked ? chunkRows : Math.min(chunkRows, Math.ceil(size / width) + 1),
      placeOf: (line): Place => ({ ...file, line }),
      onInexact: (column, place): void => issues.add({ ...INEXACT_INTEGER, ...place, column }),
    });
    const before = rows;
    const records = readRecords({
      window,
      dialect,
      width,
      line: first.line,
      onFault: (fault, line): void => note(faultIssue(fault, line)),
    });
    for await (const index of records) {
      signal?.throwIfAborted();
      for (let from = 0; from < index.rows; ) {
        from += chunks.take(index, from);
        if (!chunks.isFull) continue;
        rows += chunkRows;
        expectedRows = before + (SPARE * (rows - before)) / shareOf(bytes, size, window);
        yield chunks.finish();
      }
    }
    if (!chunks.isEmpty) yield chunks.finish();
  }

  return {
    read,
    get expectedRows(): number {
      return expectedRows;
    },
  };
}

/** The share of the file that became rows: what lies in the window did not yet. */
function shareOf({ isPacked, progress }: ByteReader, size: number, window: ByteWindow): number {
  const share = isPacked ? progress : progress - (window.to - window.from) / size;
  return share > 0 ? share : 1;
}
