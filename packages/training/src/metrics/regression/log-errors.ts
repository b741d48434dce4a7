import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { meanLossOf, rootOf } from './mean-loss.ts';
import {
  type CheckedRegressionRows,
  checkRegressionRows,
  type RegressionRows,
} from './regression-rows.ts';

/**
 * The mean of (log(1 + p) − log(1 + y))²: 0 = perfect; it punishes ratios, not differences.
 *
 * @returns undefined for `no_rows`, and for `outside_domain` where a target or a prediction is −1 or less.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `mean_squared_log_error`
 * @example
 * meanSquaredLogError({ yTrue: [0], yPred: [Math.E - 1] }); // Returns: { defined: true, value: 1 }
 */
export function meanSquaredLogError(rows: RegressionRows): Value {
  const checked = checkRegressionRows(rows);
  return inLogDomain(checked)
    ? meanLossOf(checked, squaredLogErrors)
    : undefinedValue('outside_domain');
}

/**
 * The root of `meanSquaredLogError`, undefined where that is.
 *
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `root_mean_squared_log_error`
 * @example
 * rootMeanSquaredLogError({ yTrue: [0], yPred: [-2] }); // Returns: { defined: false, reason: 'outside_domain' }
 */
export function rootMeanSquaredLogError(rows: RegressionRows): Value {
  return rootOf(meanSquaredLogError(rows));
}

/** Whether all targets and predictions are above −1. */
export function inLogDomain({ yTrue, yPred }: CheckedRegressionRows): boolean {
  for (let row = 0; row < yTrue.length; row += 1) {
    if (yTrue[row]! <= -1 || yPred[row]! <= -1) return false;
  }
  return true;
}

/** (log(1 + y) − log(1 + p))²; both above −1. */
export function squaredLogErrors(yTrue: Float64Array, yPred: Float64Array): Float64Array {
  const losses = new Float64Array(yTrue.length);
  for (let row = 0; row < losses.length; row += 1) {
    const error = Math.log1p(yTrue[row]!) - Math.log1p(yPred[row]!);
    losses[row] = error * error;
  }
  return losses;
}
