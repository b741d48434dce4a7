import type { Value } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import { meanLossOf, type RowLoss } from './mean-loss.ts';
import { checkRegressionRows, type RegressionRows } from './regression-rows.ts';

/**
 * The mean of α (y − p) where y ≥ p, and of (1 − α)(p − y) elsewhere: the loss of the α-quantile.
 * 0 = perfect; half the mean absolute error for α = ½.
 *
 * @param rows.alpha in [0, 1]; ½ where absent.
 * @returns undefined for `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `mean_pinball_loss`
 * @example
 * meanPinballLoss({ yTrue: [1, 2], yPred: [1, 4], alpha: 0.9 }).defined; // Returns: true
 */
export function meanPinballLoss(
  rows: RegressionRows & { readonly alpha?: number | undefined },
): Value {
  return meanLossOf(checkRegressionRows(rows), pinballLosses(requireAlpha(rows.alpha)));
}

export function requireAlpha(alpha = 0.5): number {
  requireOption(alpha >= 0 && alpha <= 1, 'metrics: alpha', 'from 0 to 1', alpha);
  return alpha;
}

/** α (y − p) where y ≥ p, else (1 − α)(p − y). */
export function pinballLosses(alpha: number): RowLoss {
  return (yTrue, yPred) => {
    const losses = new Float64Array(yTrue.length);
    for (let row = 0; row < losses.length; row += 1) {
      const error = yTrue[row]! - yPred[row]!;
      losses[row] = error >= 0 ? alpha * error : (alpha - 1) * error;
    }
    return losses;
  };
}
