import { invalid } from '../internal/invalid.ts';
import { chiSquareSf } from '../special/chi-square.ts';
import type { ChiSquareTestResult } from './test-result.ts';

/** The test, with the counts that independence lets expect. */
export interface ChiSquareTableResult extends ChiSquareTestResult {
  /** Row total × column total / N, in the shape of the table; below about 5 the p value is rough. */
  readonly expected: readonly (readonly number[])[];
}

/**
 * Pearson's chi-squared test of independence of an r × c table: have all rows (groups) the same distribution?
 *
 * χ² = Σ (observed − expected)² / expected, expected = row total × column total / N, (r − 1)(c − 1) degrees of
 * freedom; no continuity correction. 0 when all rows are proportional.
 *
 * @param table - the rows of counts, at least 2 × 2 (fractional counts allowed)
 * @returns statistic, degrees of freedom, p value, expected counts, method 'chi-square'; undefined when a row or a
 * column sums to zero (its terms would be 0/0: leave it out, and say so)
 * @throws RangeError when there are fewer than two rows or columns, rows differ in length, or a count is NaN, negative
 * or infinite; the message names the row and the column
 * @see Pearson, Philosophical Magazine 50 (1900) 157; reference: `scipy.stats.chi2_contingency(correction=False)`
 * @example
 * ```ts
 * import { chiSquareTest } from '@codexhub/statistics';
 * chiSquareTest([[10, 20, 30], [6, 9, 17]]); // { statistic: 0.2715746515040354, degreesOfFreedom: 2, pValue: 0.8730282833800729, expected: [[10.434782608695652, 18.91304347826087, 30.65217391304348], [5.565217391304348, 10.08695652173913, 16.34782608695652]], method: 'chi-square' }
 * chiSquareTest([[10, 20], [0, 0]]); // undefined
 * ```
 */
export function chiSquareTest(
  table: readonly (readonly number[])[],
): ChiSquareTableResult | undefined {
  const width = requireShape(table);
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = Array.from({ length: width }, (_, j) =>
    table.reduce((sum, row) => sum + row[j]!, 0),
  );
  if (rows.includes(0) || columns.includes(0)) return undefined;
  const total = rows.reduce((sum, count) => sum + count, 0);
  const expected = rows.map((row) => columns.map((column) => (row / total) * column));
  let statistic = 0;
  for (const [i, row] of table.entries()) {
    for (const [j, count] of row.entries()) {
      statistic += (count - expected[i]![j]!) ** 2 / expected[i]![j]!;
    }
  }
  const degreesOfFreedom = (table.length - 1) * (width - 1);
  const pValue = chiSquareSf(statistic, degreesOfFreedom);
  return { statistic, degreesOfFreedom, pValue, expected, method: 'chi-square' };
}

function requireShape(table: readonly (readonly number[])[]): number {
  const width = table[0]?.length ?? 0;
  if (table.length < 2 || width < 2) {
    const shape = `${table.length} × ${width}`;
    throw invalid('table', 'at least 2 × 2', shape, 'pass a row of counts for each group');
  }
  for (const [i, row] of table.entries()) {
    if (row.length !== width) {
      throw invalid(
        `table[${i}]`,
        `a row of ${width} counts`,
        row.length,
        'write a count of 0 where nothing was seen',
      );
    }
    for (const [j, count] of row.entries()) {
      if (!(Number.isFinite(count) && count >= 0)) {
        const advice = 'pass the number (or the weight) of the rows in this cell';
        throw invalid(`table[${i}][${j}]`, 'a finite count from 0 up', count, advice);
      }
    }
  }
  return width;
}
