import { lowerBound } from '../../order/bounds.ts';
import { orderRows } from '../../order/order-rows.ts';
import { sortNumbers } from '../../order/sort-numbers.ts';

/** Values in ascending order, and the sum of the weights up to and with each. */
export interface WeightedDistribution {
  readonly sorted: Float64Array;
  /** 1, 2, 3, … where absent: equal weights. */
  readonly cumulative?: Float64Array | undefined;
}

/** @param weights above 0; 1 each where absent. */
export function weightedDistribution(
  values: Float64Array,
  weights: Float64Array | undefined,
): WeightedDistribution {
  if (!weights) {
    const copy = new Float64Array(values.length);
    // −0 is 0: the sum makes them one number.
    for (let row = 0; row < copy.length; row += 1) copy[row] = values[row]! + 0;
    return { sorted: sortNumbers(copy) };
  }
  const { sorted, order } = orderRows(values);
  const cumulative = new Float64Array(sorted.length);
  let sum = 0;
  // A plain sum, as NumPy's: the quantile must fall on the same row.
  for (let at = 0; at < cumulative.length; at += 1) {
    sum += weights[order[at]!]!;
    cumulative[at] = sum;
  }
  return { sorted, cumulative };
}

/**
 * The quantile by the averaged inverse of the distribution function: where the share falls exactly
 * between two rows, their mean. The median for ½ and equal weights. NaN without rows.
 *
 * @see Hyndman and Fan, The American Statistician 50 (1996) 361, type 2; reference: scikit-learn 1.9.1
 * `_weighted_percentile(average=True)`
 */
export function weightedQuantile(distribution: WeightedDistribution, share: number): number {
  const { sorted, cumulative } = distribution;
  const last = sorted.length - 1;
  if (last < 0) return Number.NaN;
  const target = share * (cumulative ? cumulative[last]! : sorted.length);
  if (target === 0) return sorted[0]!;
  const at = firstReaching(distribution, target);
  const reached = cumulative ? cumulative[at]! : at + 1;
  if (reached - target > Number.EPSILON) return sorted[at]!;
  return (sorted[at]! + sorted[Math.min(last, at + 1)]!) / 2;
}

/** The first place whose cumulative weight reaches the target. */
export function firstReaching(
  { sorted, cumulative }: WeightedDistribution,
  target: number,
): number {
  const last = sorted.length - 1;
  return cumulative
    ? Math.min(last, lowerBound(cumulative, target))
    : Math.min(last, Math.max(0, Math.ceil(target) - 1));
}
