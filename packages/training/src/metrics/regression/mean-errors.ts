import type { Value } from '@codexhub/common-config/records';
import { meanLossOf, rootOf } from './mean-loss.ts';
import { checkRegressionRows, type RegressionRows } from './regression-rows.ts';

/**
 * The mean of |p − y|: 0 = perfect, in the unit of the target.
 *
 * @returns undefined for `no_rows`, that is none of a weight above 0.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for a value that is no finite number, a negative
 * weight, or unequal lengths.
 * @see reference: scikit-learn 1.9.1 `mean_absolute_error`
 * @example
 * meanAbsoluteError({ yTrue: [1, 2], yPred: [1, 4] }); // Returns: { defined: true, value: 1 }
 */
export function meanAbsoluteError(rows: RegressionRows): Value {
  return meanLossOf(checkRegressionRows(rows), absoluteErrors);
}

/**
 * The mean of (p − y)²: 0 = perfect, in the squared unit of the target.
 *
 * @returns undefined for `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `mean_squared_error`
 * @example
 * meanSquaredError({ yTrue: [1, 2], yPred: [1, 4] }); // Returns: { defined: true, value: 2 }
 */
export function meanSquaredError(rows: RegressionRows): Value {
  return meanLossOf(checkRegressionRows(rows), squaredErrors);
}

/**
 * The root of the mean of (p − y)²: 0 = perfect, in the unit of the target.
 *
 * @returns undefined for `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `root_mean_squared_error`
 * @example
 * rootMeanSquaredError({ yTrue: [1, 2, 3, 4], yPred: [1, 4, 3, 4] }); // Returns: { defined: true, value: 1 }
 */
export function rootMeanSquaredError(rows: RegressionRows): Value {
  return rootOf(meanSquaredError(rows));
}

export function absoluteErrors(yTrue: Float64Array, yPred: Float64Array): Float64Array {
  const losses = new Float64Array(yTrue.length);
  for (let row = 0; row < losses.length; row += 1)
    losses[row] = Math.abs(yPred[row]! - yTrue[row]!);
  return losses;
}

export function squaredErrors(yTrue: Float64Array, yPred: Float64Array): Float64Array {
  const losses = new Float64Array(yTrue.length);
  for (let row = 0; row < losses.length; row += 1) {
    const error = yTrue[row]! - yPred[row]!;
    losses[row] = error * error;
  }
  return losses;
}
