import { orderScores } from '../ranking/order-scores.ts';

/** Values in ascending order, and the sum of the weights up to and with each. */
export interface WeightedDistribution {
  readonly sorted: Float64Array;
  readonly cumulative: Float64Array;
}

/** @param weights above 0; 1 each where absent. */
export function weightedDistribution(
  values: Float64Array,
  weights: Float64Array | undefined,
): WeightedDistribution {
  const { sorted, order } = orderScores(values);
  const cumulative = new Float64Array(sorted.length);
  let sum = 0;
  // A plain sum, as NumPy's: the quantile must fall on the same row.
  for (let at = 0; at < cumulative.length; at += 1) {
    sum += weights ? weights[order[at]!]! : 1;
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
export function weightedQuantile(
  { sorted, cumulative }: WeightedDistribution,
  share: number,
): number {
  const last = sorted.length - 1;
  if (last < 0) return Number.NaN;
  const target = share * cumulative[last]!;
  if (target === 0) return sorted[0]!;
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle]! < target) low = middle + 1;
    else high = middle;
  }
  if (cumulative[low]! - target > Number.EPSILON) return sorted[low]!;
  return (sorted[low]! + sorted[Math.min(last, low + 1)]!) / 2;
}
