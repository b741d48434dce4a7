import { neumaierSum } from './neumaier-sum.ts';

/**
 * The arithmetic mean Σv / n, by a compensated sum.
 *
 * In the unit of the values.
 *
 * @param values - finite numbers, typed array or plain
 * @returns the mean; undefined when there are no values
 * @throws RangeError when a value is NaN or infinite; the message names its index
 * @see reference: Python's `statistics.fmean`
 * @example
 * ```ts
 * import { mean } from '@codexhub/statistics';
 * mean([0.1, 0.2, 0.3]); // 0.19999999999999998
 * mean([]); // undefined
 * ```
 */
export function mean(values: ArrayLike<number>): number | undefined {
  return values.length === 0 ? undefined : neumaierSum(values) / values.length;
}
