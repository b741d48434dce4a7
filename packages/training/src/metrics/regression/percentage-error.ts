import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { meanLossOf } from './mean-loss.ts';
import { type Compatibility, checkRegressionRows, type RegressionRows } from './regression-rows.ts';

/**
 * The mean of |p − y| / |y|: 0 = perfect, 1 = as far off as the target is large. `zeroTargets` counts the
 * targets that are 0, for which the ratio does not exist.
 *
 * @returns undefined for `no_rows`, and for `zero_targets`; with `compat: 'sklearn'` the denominator is
 * max(|y|, 2⁻⁵²), which gives numbers like 2e15.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `mean_absolute_percentage_error`
 * @example
 * meanAbsolutePercentageError({ yTrue: [0, 2], yPred: [1, 3] }); // Returns: { defined: false, reason: 'zero_targets', zeroTargets: 1 }
 */
export function meanAbsolutePercentageError(
  rows: RegressionRows & Compatibility,
): Value & { readonly zeroTargets: number } {
  const checked = checkRegressionRows(rows);
  const zeroTargets = countZeros(checked.yTrue);
  const refused = zeroTargets > 0 && rows.compat !== 'sklearn';
  const value = refused
    ? undefinedValue('zero_targets')
    : meanLossOf(checked, absolutePercentageErrors);
  return { ...value, zeroTargets };
}

export function countZeros(values: Float64Array): number {
  let zeros = 0;
  for (let row = 0; row < values.length; row += 1) if (values[row] === 0) zeros += 1;
  return zeros;
}

/** |p − y| / max(|y|, 2⁻⁵²). */
export function absolutePercentageErrors(yTrue: Float64Array, yPred: Float64Array): Float64Array {
  const losses = new Float64Array(yTrue.length);
  for (let row = 0; row < losses.length; row += 1) {
    const truth = yTrue[row]!;
    losses[row] = Math.abs(yPred[row]! - truth) / Math.max(Math.abs(truth), Number.EPSILON);
  }
  return losses;
}
