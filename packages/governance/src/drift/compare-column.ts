import type { DriftColumn } from '@codexhub/common-config/records';
import { type ComparedCells, cellsOf, comparedCells } from './compared-cells.ts';

/** One column in both samples: the cells to compare, or why there is nothing to compare. */
export type ColumnComparison = {
  readonly column: string;
  /** Rows of each, missing ones included. */
  readonly rows: { readonly reference: number; readonly current: number };
} & (
  | { readonly cells: ComparedCells; readonly reason?: undefined }
  | {
      readonly cells?: undefined;
      readonly reason: 'no_rows' | 'constant_column' | 'too_few_rows';
    }
);

/**
 * Lays a column of two profiles side by side. Nothing can be said without rows, of a column whose rows
 * all lie in one and the same bin, or of so few rows that all cells had to be pooled into one.
 */
export function compareColumn(reference: DriftColumn, current: DriftColumn): ColumnComparison {
  const [mine, theirs] = [cellsOf(reference), cellsOf(current)];
  const rows = { reference: sumOf(mine), current: sumOf(theirs) };
  const shared = { column: reference.column, rows };
  if (rows.reference === 0 || rows.current === 0) return { ...shared, reason: 'no_rows' };
  if (mine.filter((count, at) => count + theirs[at]! > 0).length < 2) {
    return { ...shared, reason: 'constant_column' };
  }
  const cells = comparedCells(reference, current);
  if (cells.reference.length < 2) return { ...shared, reason: 'too_few_rows' };
  return { ...shared, cells };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
