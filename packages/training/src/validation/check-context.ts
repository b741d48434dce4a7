import type { Table } from '@codexhub/common-config/columns';
import type { Condition } from '@codexhub/common-config/contract';
import type { Clock } from '@codexhub/common-config/kernel';
import type { MemoryBudget } from './memory-budget.ts';
import type { ColumnReader } from './readers/column-reader.ts';
import type { RowSample } from './row-sample.ts';

/** The chunk that is being read. */
export interface Chunk {
  readonly table: Table;
  readonly firstRow: number;
}

/** What a check may ask for when it is started. */
export interface CheckContext {
  /** The reader of a column under a condition; all who ask get the same. */
  reader(column: string, where: Condition | undefined): ColumnReader;
  /** An empty sample for a check on that column. */
  sample(columns: readonly string[]): RowSample;
  /** The chunk that is being read; only in `update`. */
  chunk(): Chunk;
  /** How many rows a condition has selected so far, or why it selects none. */
  selected(where: Condition | undefined): number | 'unknown_column' | 'wrong_kind';
  readonly references: Readonly<Record<string, Table>>;
  readonly clock: Clock | undefined;
  readonly budget: MemoryBudget;
}
