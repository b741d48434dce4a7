/** Σ w v / Σ w by compensated sums; undefined without rows, infinite where a value has overflown. */
export function weightedMean(
  values: Float64Array,
  weights: Float64Array | undefined,
): number | undefined {
  if (values.length === 0) return undefined;
  if (!weights) return compensatedSum(values, undefined, 0, 1) / values.length;
  return compensatedSum(values, weights, 0, 1) / compensatedSum(weights, undefined, 0, 1);
}

/**
 * The standard error of the (weighted) mean of values: √(n/(n−1) Σ w² (v − v̄)²) / Σ w, the linearised one
 * for sampling weights; s/√n where the weights are equal.
 *
 * @param mean of the values, by the same weights.
 * @returns undefined for fewer than two rows, and where it is not finite.
 * @see Cochran, "Sampling Techniques" (1977) 6.3
 */
export function meanError(
  values: Float64Array,
  mean: number,
  weights: Float64Array | undefined,
): number | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const squares = compensatedSum(values, weights, mean, 2);
  const total = weights ? compensatedSum(weights, undefined, 0, 1) : n;
  const error = Math.sqrt((squares * n) / (n - 1)) / total;
  return Number.isFinite(error) ? error : undefined;
}

/** Σ (w (v − centre))^power with Neumaier's compensation; Infinity where it is not finite. */
function compensatedSum(
  values: Float64Array,
  weights: Float64Array | undefined,
  centre: number,
  power: 1 | 2,
): number {
  let sum = 0;
  let lost = 0;
  for (let row = 0; row < values.length; row += 1) {
    const deviation = values[row]! - centre;
    const part = weights ? weights[row]! * deviation : deviation;
    const term = power === 2 ? part * part : part;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  const total = sum + lost;
  return Number.isFinite(total) ? total : Number.POSITIVE_INFINITY;
}
