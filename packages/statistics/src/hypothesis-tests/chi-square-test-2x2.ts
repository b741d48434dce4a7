import { requireCells } from '../internal/require-cells.ts';
import { chiSquareSf } from '../special/chi-square.ts';
import type { Table2x2 } from './table.ts';
import type { TestResult } from './test-result.ts';

/**
 * Pearson's chi-squared test of independence of a 2 × 2 table, without continuity correction.
 *
 * χ² = N (ad − bc)² / ((a + b)(c + d)(a + c)(b + d)), one degree of freedom; 0 when the rows have equal rates.
 *
 * @param table - four counts (fractional counts allowed)
 * @returns statistic, p value, method 'chi-square'; undefined when a margin is zero (the statistic would be 0/0)
 * @throws RangeError when a cell is NaN, negative or infinite
 * @see Pearson, Philosophical Magazine 50 (1900) 157; reference: `scipy.stats.chi2_contingency(correction=False)`
 * @example
 * ```ts
 * import { chiSquareTest2x2 } from '@codexhub/statistics';
 * chiSquareTest2x2({ a: 1198, b: 1493, c: 557, d: 1278 }); // { statistic: 92.20528041152764, pValue: 7.813600388994629e-22, method: 'chi-square' }
 * ```
 */
export function chiSquareTest2x2(table: Table2x2): TestResult | undefined {
  requireCells(table, false);
  const { a, b, c, d } = table;
  const [first, second, left, right] = [a + b, c + d, a + c, b + d];
  if (first === 0 || second === 0 || left === 0 || right === 0) return undefined;
  const determinant = a * d - b * c;
  const statistic =
    (determinant / first / second) * (determinant / left / right) * (first + second);
  return { statistic, pValue: chiSquareSf(statistic, 1), method: 'chi-square' };
}
