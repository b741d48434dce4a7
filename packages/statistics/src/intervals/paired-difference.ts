import type { Table2x2 } from '../hypothesis-tests/table.ts';
import { criticalValue } from '../internal/critical-value.ts';
import { requireCells } from '../internal/require-cells.ts';
import type { Interval } from '../interval.ts';

/**
 * The interval of the difference of two rates on the same rows, (b − c) / n, by Agresti and Min.
 *
 * The paired Wald interval after half a row has been added to each cell: holds its level where the plain
 * one falls short, at 0 discordant rows too. Inside −1 to 1, and contains the difference.
 *
 * @param table - counts of the rows: both succeed, the first alone, the second alone, neither (fractional
 * counts allowed)
 * @param level - the confidence level, strictly between 0 and 1
 * @returns the interval with method 'agresti-min'; undefined when there are no rows
 * @throws RangeError when a cell is NaN, negative or infinite, or level is outside (0, 1)
 * @see Agresti and Min, Statistics in Medicine 24 (2005) 729
 * @example
 * ```ts
 * import { pairedDifferenceInterval } from '@codexhub/statistics';
 * pairedDifferenceInterval({ a: 101, b: 59, c: 121, d: 33 }, 0.95); // { lower: -0.2767946960206548, upper: -0.1156103672704844, level: 0.95, method: 'agresti-min' }
 * ```
 */
export function pairedDifferenceInterval(table: Table2x2, level: number): Interval | undefined {
  const z = criticalValue(level);
  requireCells(table, false);
  const rows = table.a + table.b + table.c + table.d;
  if (rows === 0) return undefined;
  const n = rows + 2;
  const gap = table.b - table.c;
  const half = (z * Math.sqrt(table.b + table.c + 1 - (gap * gap) / n)) / n;
  const difference = gap / rows;
  return {
    lower: Math.min(difference, Math.max(-1, gap / n - half)),
    upper: Math.max(difference, Math.min(1, gap / n + half)),
    level,
    method: 'agresti-min',
  };
}
