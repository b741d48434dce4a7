import type { Column } from '@codexhub/common-config/columns';
import type { MetadataField } from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import type { ArrayPool } from '../array-pool.ts';
import { createCategoryDecoder } from './category-cells.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { createNumberDecoder } from './number-cells.ts';
import type { RecordIndex } from './record-indexer.ts';
import { createTextDecoder } from './text-cells.ts';
import { createTimeDecoder } from './time-cells.ts';

/** Makes the cells of one column from bytes, chunk by chunk. */
export interface CellDecoder {
  /** Takes the cells of some records, the first of which becomes row `at` of the chunk. */
  take(index: RecordIndex, from: number, count: number, at: number): void;
  /** The column of the chunk, which has that many rows; the next chunk begins. */
  finish(rows: number): DecodedColumn;
}

export interface DecodedColumn {
  readonly column: Column;
  /** Rows whose integer is too large to be exact. */
  readonly inexact: readonly number[];
}

export interface DecoderOptions {
  /** Which cell of a record, 0 being the first. */
  readonly cell: number;
  readonly dialect: CsvDialect;
  /** Arrays for as many cells as a chunk may have. */
  readonly pool: ArrayPool;
}

/** The decoder of a field's cells. */
export function createCellDecoder(
  field: DeepReadonly<MetadataField>,
  options: DecoderOptions,
): CellDecoder {
  switch (field.type) {
    case 'number':
      return createNumberDecoder(options);
    case 'time':
      return createTimeDecoder(options);
    case 'category':
      return createCategoryDecoder(field.values, options);
    case 'text':
      return createTextDecoder(options);
  }
}
