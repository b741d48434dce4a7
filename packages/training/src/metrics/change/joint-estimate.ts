import { neumaierSum } from '@codexhub/statistics';

/**
 * Two models' values of one metric on the same rows, and how they vary together: what an interval of
 * their change follows from, absolute and relative.
 */
export interface JointEstimate {
  readonly baseline: number;
  /** Candidate less baseline. */
  readonly difference: number;
  readonly varianceOfBaseline: number;
  readonly varianceOfDifference: number;
  readonly covariance: number;
}

/**
 * From two models' losses of the same rows: their means, and the sample moments of the pairs over n. The
 * variance of the difference is the paired test's own.
 *
 * @returns undefined for fewer than two rows.
 * @see reference: scipy `ttest_rel`, whose standard error it has
 */
export function jointOfLosses(
  baseline: Float64Array,
  candidate: Float64Array,
): JointEstimate | undefined {
  const rows = baseline.length;
  if (rows < 2) return undefined;
  const difference = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) difference[row] = candidate[row]! - baseline[row]!;
  const over = rows * (rows - 1);
  return {
    baseline: neumaierSum(baseline) / rows,
    difference: neumaierSum(difference) / rows,
    varianceOfBaseline: productSum(baseline, baseline) / over,
    varianceOfDifference: productSum(difference, difference) / over,
    covariance: productSum(difference, baseline) / over,
  };
}

/** Σ (x − x̄)(y − ȳ). */
function productSum(one: Float64Array, other: Float64Array): number {
  const [meanOfOne, meanOfOther] = [one, other].map((values) => neumaierSum(values) / one.length);
  const products = new Float64Array(one.length);
  for (let row = 0; row < products.length; row += 1) {
    products[row] = (one[row]! - meanOfOne!) * (other[row]! - meanOfOther!);
  }
  return neumaierSum(products);
}
