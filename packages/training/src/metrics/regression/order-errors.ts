import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { absoluteErrors } from './mean-errors.ts';
import { checkRegressionRows, type RegressionRows } from './regression-rows.ts';
import { weightedDistribution, weightedQuantile } from './weighted-quantile.ts';

/**
 * The (weighted) median of |p − y|: 0 = at least half of the rows are perfect; outliers do not move it.
 *
 * @returns undefined for `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `median_absolute_error`
 * @example
 * medianAbsoluteError({ yTrue: [1, 2, 3], yPred: [1, 4, 90] }); // Returns: { defined: true, value: 2 }
 */
export function medianAbsoluteError(rows: RegressionRows): Value {
  const { yTrue, yPred, weights } = checkRegressionRows(rows);
  if (yTrue.length === 0) return undefinedValue('no_rows');
  const errors = weightedDistribution(absoluteErrors(yTrue, yPred), weights);
  return measuredValue(weightedQuantile(errors, 0.5));
}

/**
 * The largest |p − y|: 0 = perfect. Weights do not count, except that a row of weight 0 is no row.
 *
 * @returns undefined for `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `max_error`
 * @example
 * maxError({ yTrue: [1, 2], yPred: [1, 4] }); // Returns: { defined: true, value: 2 }
 */
export function maxError(rows: RegressionRows): Value {
  const { yTrue, yPred } = checkRegressionRows(rows);
  return largestError(absoluteErrors(yTrue, yPred));
}

/** The largest of absolute errors. */
export function largestError(absolute: Float64Array): Value {
  if (absolute.length === 0) return undefinedValue('no_rows');
  let largest = 0;
  for (let row = 0; row < absolute.length; row += 1) largest = Math.max(largest, absolute[row]!);
  return measuredValue(largest);
}
