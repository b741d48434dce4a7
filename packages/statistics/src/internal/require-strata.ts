import type { Table2x2 } from '../hypothesis-tests/table.ts';
import { invalid } from './invalid.ts';
import { requireCells } from './require-cells.ts';

/** A checked table with its margins. */
export interface Stratum extends Table2x2 {
  readonly row: number;
  readonly column: number;
  readonly total: number;
  /** Whether no margin is zero, so that the table says something about its odds ratio. */
  readonly informative: boolean;
}

/** Checks every table, naming the stratum that is wrong, and adds the margins. */
export function requireStrata(strata: readonly Table2x2[]): Stratum[] {
  if (strata.length === 0) {
    throw invalid('strata', 'at least one table', 'none', 'pass one 2 × 2 table for each stratum');
  }
  return strata.map((table, index) => {
    requireCells(table, false, `strata[${index}] `);
    const { a, b, c, d } = table;
    const informative = a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0;
    return { a, b, c, d, row: a + b, column: a + c, total: a + b + c + d, informative };
  });
}
