import { type Column, createTable } from '@codexhub/common-config/columns';
import { createArrayPool } from '../array-pool.ts';
import type { ContractColumn } from '../contract-columns.ts';
import type { Place } from '../data-issue.ts';
import type { SourceChunk } from '../opened-source.ts';
import { type CellDecoder, createCellDecoder } from './cell-decoder.ts';
import type { CsvDialect } from './csv-dialect.ts';
import type { RecordIndex } from './record-indexer.ts';

export interface ChunkOptions {
  readonly columns: readonly ContractColumn[];
  readonly dialect: CsvDialect;
  readonly chunkRows: number;
  /** Adds the file to a place, where the source has several. */
  readonly placeOf: (line: number) => Place;
  /** Told of integers that are too large to be exact. */
  readonly onInexact: (column: string, place: Place) => void;
}

/** Makes chunks of typed columns from records. */
export interface CsvChunks {
  /** Takes records from `from` on, as many as the chunk has room for; gives how many. */
  take(index: RecordIndex, from: number): number;
  readonly isFull: boolean;
  readonly isEmpty: boolean;
  /** The chunk; the next begins. */
  finish(): SourceChunk;
}

export function createCsvChunks(options: ChunkOptions): CsvChunks {
  const { columns, dialect, chunkRows, placeOf, onInexact } = options;
  const pool = createArrayPool(chunkRows);
  const decoders = columns.map(({ field, index: cell }) =>
    createCellDecoder(field, { cell, dialect, pool }),
  );
  let lines = pool.ints();
  let rows = 0;
  return {
    get isFull(): boolean {
      return rows === chunkRows;
    },
    get isEmpty(): boolean {
      return rows === 0;
    },
    take: (index, from): number => {
      const count = Math.min(index.rows - from, chunkRows - rows);
      for (const decoder of decoders) decoder.take(index, from, count, rows);
      lines.set(index.lines.subarray(from, from + count), rows);
      rows += count;
      return count;
    },
    finish: (): SourceChunk => {
      const chunkLines = lines;
      const place = (row: number): Place => placeOf(chunkLines[row]!);
      const named = columns.map(({ name }, at): [string, Column] => {
        const { column, inexact } = (decoders[at] as CellDecoder).finish(rows);
        for (const row of inexact) onInexact(name, place(row));
        return [name, column];
      });
      lines = pool.ints();
      rows = 0;
      const release = (): void => {
        pool.giveBack(chunkLines);
        pool.giveBackAll(named.map(([, column]) => column));
      };
      return { table: createTable(new Map(named)), placeOf: place, release };
    },
  };
}
