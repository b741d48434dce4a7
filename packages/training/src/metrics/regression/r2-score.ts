import { measuredValue, type Value } from '@codexhub/common-config/records';
import { againstMean, explainedShare, isConstant, type PairedLosses } from './explained-share.ts';
import { squaredErrors } from './mean-errors.ts';
import {
  type CheckedRegressionRows,
  type Compatibility,
  checkRegressionRows,
  type RegressionRows,
} from './regression-rows.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * R² = 1 − Σ(y − p)² / Σ(y − ȳ)²: 1 = perfect, 0 = no better than the mean of the targets, below 0 worse.
 *
 * @returns undefined for `no_rows`, `fewer_than_two_rows`, `constant_target`; with `compat: 'sklearn'` a
 * constant target gives 1 (perfect) or 0 (any other).
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `r2_score`
 * @example
 * r2Score({ yTrue: [1, 2, 3], yPred: [1, 2, 4] }); // Returns: { defined: true, value: 0.5 }
 */
export function r2Score(rows: RegressionRows & Compatibility): Value {
  const checked = checkRegressionRows(rows);
  return explainedShare(againstMean(checked, squaredErrors), isConstant(checked), rows.compat);
}

/**
 * 1 − Var(y − p) / Var(y): R² of the predictions after their mean error has been taken off, so a
 * constant bias costs nothing.
 *
 * @returns undefined for `no_rows`, `fewer_than_two_rows`, `constant_target`; with `compat: 'sklearn'` a
 * constant target gives 1 or 0.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `explained_variance_score`
 * @example
 * explainedVarianceScore({ yTrue: [1, 2, 3], yPred: [2, 3, 4] }); // Returns: { defined: true, value: 1 }
 */
export function explainedVarianceScore(rows: RegressionRows & Compatibility): Value {
  const checked = checkRegressionRows(rows);
  return explainedVariance(checked, varianceLosses(checked), rows.compat);
}

/** The value of `explainedVarianceScore`: by scikit-learn's convention one row is explained wholly. */
export function explainedVariance(
  rows: CheckedRegressionRows,
  losses: PairedLosses,
  compat: 'sklearn' | undefined,
): Value {
  if (compat === 'sklearn' && rows.yTrue.length === 1) return measuredValue(1);
  return explainedShare(losses, isConstant(rows), compat);
}

/** Squared errors about their mean error, against squared deviations of the targets. */
export function varianceLosses(rows: CheckedRegressionRows): PairedLosses {
  const { yTrue, yPred, weights } = rows;
  const errors = new Float64Array(yTrue.length);
  for (let row = 0; row < errors.length; row += 1) errors[row] = yTrue[row]! - yPred[row]!;
  const bias = new Float64Array(errors.length).fill(weightedMean(errors, weights) ?? 0);
  const { nullLosses } = againstMean(rows, squaredErrors);
  return { losses: squaredErrors(errors, bias), nullLosses, weights };
}
