import { requireCells } from '../internal/require-cells.ts';
import type { Table2x2 } from './table.ts';
import type { ExactTestResult } from './test-result.ts';

/** R counts tables as "as likely" that exceed the observed probability by this factor at most. */
const TIE = 1 + 1e-7;

/**
 * Fisher's exact test of a 2 × 2 table, two-sided as R does it.
 *
 * p = Σ over the tables with the same margins whose hypergeometric probability is at most that of the table
 * observed (with R's relative tolerance of 1e-7). 1 when a margin is zero: then only one table is possible.
 * Relative error below 1e-12; a p value below about 1e-308 loses its digits and becomes 0. Cost grows with the smallest margin.
 *
 * @param table - four whole counts
 * @returns the p value with method 'fisher-exact'
 * @throws RangeError when a cell is NaN, negative or not whole
 * @see Fisher, JRSS 98 (1935) 39; reference: R's `fisher.test`
 * @example
 * ```ts
 * import { fisherExact } from '@codexhub/statistics';
 * fisherExact({ a: 48, b: 32, c: 12, d: 28 }); // { pValue: 0.0034092217678491814, method: 'fisher-exact' }
 * ```
 */
export function fisherExact(table: Table2x2): ExactTestResult {
  requireCells(table, true);
  const { a, b, c, d } = table;
  const [row, column] = [a + b, a + c];
  const low = Math.max(0, row + column - (row + c + d));
  const high = Math.min(row, column);
  const mode = Math.floor(((row + 1) * (column + 1)) / (row + c + d + 2));
  const start = Math.min(high, Math.max(low, mode));
  // The probability of k + 1 over that of k, in a table with k in the first cell.
  const up = (k: number): number => ((row - k) / (k + 1)) * ((column - k) / (k + 1 + d - a));
  const observed = walk(start, a, up) * TIE;
  let inTail = 0;
  let total = 0;
  const add = (weight: number): void => {
    total += weight;
    if (weight <= observed) inTail += weight;
  };
  add(1);
  walk(start, high, up, add);
  walk(start, low, up, add);
  return { pValue: Math.min(1, inTail / total), method: 'fisher-exact' };
}

/**
 * Steps from the most likely table, weight 1, to the one with `to` in its first cell, and returns its weight;
 * stops where the weights underflow. `visit` sees every weight but the first.
 */
function walk(
  from: number,
  to: number,
  up: (k: number) => number,
  visit?: (weight: number) => void,
): number {
  let weight = 1;
  for (let k = from; k !== to && weight > 0; k += to > from ? 1 : -1) {
    weight = to > from ? weight * up(k) : weight / up(k - 1);
    visit?.(weight);
  }
  return weight;
}
