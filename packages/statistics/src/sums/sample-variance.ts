import { mean } from './mean.ts';
import { neumaierSum } from './neumaier-sum.ts';

/**
 * The sample variance s² = Σ(v − v̄)² / (n − 1), by two passes with compensated sums.
 *
 * The squared unit of the values; 0 when all values are equal. Holds its digits where the mean is large
 * against the spread, because the deviations are centred once more (Chan, Golub and LeVeque 1983).
 *
 * @param values - finite numbers, typed array or plain
 * @returns the variance; undefined for fewer than two values
 * @throws RangeError when a value is NaN or infinite; the message names its index
 * @see Chan, Golub and LeVeque, The American Statistician 37 (1983); reference: `numpy.var(ddof=1)`
 * @example
 * ```ts
 * import { sampleVariance } from '@codexhub/statistics';
 * sampleVariance([2, 4, 4, 4, 5, 5, 7, 9]); // 4.571428571428571
 * sampleVariance([1]); // undefined
 * ```
 */
export function sampleVariance(values: ArrayLike<number>): number | undefined {
  const n = values.length;
  const centre = mean(values);
  if (centre === undefined || n < 2) return undefined;
  const deviations = new Float64Array(n);
  for (let at = 0; at < n; at += 1) deviations[at] = values[at]! - centre;
  const rest = neumaierSum(deviations);
  const squares = neumaierSum(deviations.map((deviation) => deviation * deviation));
  return Math.max(0, squares - (rest * rest) / n) / (n - 1);
}
