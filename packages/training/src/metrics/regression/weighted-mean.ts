import { neumaierSum } from '@codexhub/statistics';

/** Σ w v / Σ w by compensated sums; undefined without rows, not finite where a value has overflown. */
export function weightedMean(
  values: Float64Array,
  weights: Float64Array | undefined,
): number | undefined {
  if (values.length === 0) return undefined;
  if (!weights) return sumOf(values) / values.length;
  const products = new Float64Array(values.length);
  for (let row = 0; row < products.length; row += 1) products[row] = weights[row]! * values[row]!;
  return sumOf(products) / sumOf(weights);
}

/**
 * The standard error of a (weighted) mean, whose deviations from it are given: √(n/(n−1) Σ w² d²) / Σ w,
 * the linearised one for sampling weights; s/√n where the weights are equal.
 *
 * @returns undefined for fewer than two rows, and where it is not finite.
 * @see Cochran, "Sampling Techniques" (1977) 6.3
 */
export function meanError(
  deviations: Float64Array,
  weights: Float64Array | undefined,
): number | undefined {
  const n = deviations.length;
  if (n < 2) return undefined;
  const squares = new Float64Array(n);
  for (let row = 0; row < n; row += 1) {
    const part = weights ? weights[row]! * deviations[row]! : deviations[row]!;
    squares[row] = part * part;
  }
  const total = weights ? sumOf(weights) : n;
  const error = Math.sqrt((sumOf(squares) * n) / (n - 1)) / total;
  return Number.isFinite(error) ? error : undefined;
}

/** The compensated sum; the first value that is not finite, where there is one. */
function sumOf(values: Float64Array): number {
  for (let row = 0; row < values.length; row += 1) {
    if (!Number.isFinite(values[row])) return values[row]!;
  }
  return neumaierSum(values);
}
