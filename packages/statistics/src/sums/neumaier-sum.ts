import { invalid } from '../internal/invalid.ts';

/**
 * The sum of the values with Neumaier's compensation: the rounding error of each addition is carried along.
 *
 * The error does not grow with the number of values (about one unit in the last place of the result plus
 * n ε² Σ|v|); 0 for no values. Not associative to the last bit: add shards of *counts* for exact merges.
 *
 * @param values - finite numbers, typed array or plain
 * @returns the sum; ±Infinity where it exceeds the largest double
 * @throws RangeError when a value is NaN or infinite; the message names its index
 * @see Neumaier, ZAMM 54 (1974) 39-51; reference: Python's `math.fsum`
 * @example
 * ```ts
 * import { neumaierSum } from '@codexhub/statistics';
 * neumaierSum([1, 1e100, 1, -1e100]); // 2
 * ```
 */
export function neumaierSum(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  const total = sum + lost;
  return Number.isFinite(total) ? total : overflow(values, sum);
}

function overflow(values: ArrayLike<number>, sum: number): number {
  for (let index = 0; index < values.length; index += 1) {
    if (!Number.isFinite(values[index])) {
      throw invalid(
        `values[${index}]`,
        'a finite number',
        values[index],
        'drop the row and count it, or repair it, before the sum',
      );
    }
  }
  return sum;
}
