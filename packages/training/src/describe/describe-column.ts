import type { Column } from '@codexhub/common-config/columns';
import { requireOption } from '../internal/require-option.ts';
import type { ColumnSummary, DescribeOptions } from './column-summary.ts';
import { describeCategories } from './describe-categories.ts';
import { describeNumbers } from './describe-numbers.ts';

const SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

/**
 * A column in figures: counts, mean, standard deviation (n − 1), minimum, maximum, exact quantiles,
 * distinct and most frequent values, skewness, kurtosis; of categories counts and values. It shows values
 * of rows: a column of names or identifiers does not belong into a report this way.
 *
 * @returns figures that are undefined for `no_rows`, `fewer_than_two_rows` (standard deviation),
 * `fewer_than_three_rows` and `fewer_than_four_rows` (skewness, kurtosis), `constant` (both).
 * @throws TrainingError `TRAINING_OPTION_INVALID`
 * @see Hyndman and Fan, The American Statistician 50 (1996) 361, type 7; Joanes and Gill, The Statistician
 * 47 (1998) 183, G₁ and G₂; references: NumPy, `scipy.stats.skew(bias=False)`, `kurtosis(bias=False)`
 * @example
 * const summary = describeColumn(numberColumn([1, 2, 4, null]));
 * summary.kind === 'number' && summary.standardDeviation; // Returns: { defined: true, value: 1.5275252316519468 }
 */
export function describeColumn(column: Column, options: DescribeOptions = {}): ColumnSummary {
  const { shares = SHARES, top = 10 } = options;
  requireOption(Number.isInteger(top) && top >= 0, 'describe: top', 'an integer from 0 up', top);
  for (const share of shares) {
    requireOption(share >= 0 && share <= 1, 'describe: shares', 'each from 0 to 1', share);
  }
  if (column.kind === 'category') return describeCategories(column, top);
  return describeNumbers(column, shares, top);
}
