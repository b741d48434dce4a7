import { requireCells } from '../internal/require-cells.ts';
import { regularizedIncompleteBeta } from '../special/incomplete-beta.ts';
import type { Table2x2 } from './table.ts';
import type { ExactTestResult } from './test-result.ts';

/**
 * McNemar's test of paired decisions, exact: do both succeed equally often on the same rows?
 *
 * Only the discordant cells b (the first alone) and c (the second alone) count: given b + c, b is binomial
 * with ½ where both are equal. p = min(1, 2 P(X ≤ min(b, c))); 1 where no row is discordant.
 *
 * @param table - four whole counts: both succeed, the first alone, the second alone, neither
 * @returns the p value with method 'mcnemar-exact'
 * @throws RangeError when a cell is NaN, negative or not whole
 * @see McNemar, Psychometrika 12 (1947) 153; reference: statsmodels `mcnemar(exact=True)`
 * @example
 * ```ts
 * import { mcnemarExact } from '@codexhub/statistics';
 * mcnemarExact({ a: 101, b: 59, c: 121, d: 33 }); // { pValue: 0.000004434449263755209, method: 'mcnemar-exact' }
 * ```
 */
export function mcnemarExact(table: Table2x2): ExactTestResult {
  requireCells(table, true);
  const fewer = Math.min(table.b, table.c);
  const more = Math.max(table.b, table.c);
  // P(X ≤ k) of n halves is I_½(n − k, k + 1).
  const tail = more === 0 ? 1 : regularizedIncompleteBeta(0.5, more, fewer + 1);
  return { pValue: Math.min(1, 2 * tail), method: 'mcnemar-exact' };
}
