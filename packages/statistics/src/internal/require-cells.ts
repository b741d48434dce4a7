import type { Table2x2 } from '../hypothesis-tests/table.ts';
import { invalid } from './invalid.ts';

/** Checks the four cells of a table; `whole` asks for integers too, `prefix` completes the names in messages. */
export function requireCells(table: Table2x2, whole: boolean, prefix = ''): void {
  for (const name of ['a', 'b', 'c', 'd'] as const) {
    const value = table[name];
    const good = whole ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (!good || value < 0) {
      throw invalid(
        `${prefix}cell ${name}`,
        whole ? 'a whole count from 0 up' : 'a finite count from 0 up',
        value,
        whole
          ? 'the exact test needs whole rows; use chiSquareTest2x2 for weighted counts'
          : 'pass the number (or the weight) of the rows in this cell',
      );
    }
  }
}
