import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { RowLoss } from './mean-loss.ts';
import type { CheckedRegressionRows } from './regression-rows.ts';
import { weightedMean } from './weighted-mean.ts';
import {
  type WeightedDistribution,
  weightedDistribution,
  weightedQuantile,
} from './weighted-quantile.ts';

/** What the rows lose to the model, and to the best constant. */
export interface PairedLosses {
  readonly losses: Float64Array;
  readonly nullLosses: Float64Array;
  readonly weights: Float64Array | undefined;
}

/** Against the mean of the targets, the best constant of squared errors and of every deviance. */
export function againstMean(rows: CheckedRegressionRows, loss: RowLoss): PairedLosses {
  return against(rows, loss, weightedMean(rows.yTrue, rows.weights) ?? 0);
}

/** Against the α-quantile of the targets, the best constant of the pinball loss. */
export function againstQuantile(
  rows: CheckedRegressionRows,
  loss: RowLoss,
  alpha: number,
  targets: WeightedDistribution = weightedDistribution(rows.yTrue, rows.weights),
): PairedLosses {
  return against(rows, loss, weightedQuantile(targets, alpha));
}

/**
 * 1 − mean loss / mean loss of the best constant: 1 = perfect, 0 = no better than the constant.
 *
 * @returns undefined for `no_rows`, `fewer_than_two_rows`, and `constant_target` where the constant
 * loses nothing; scikit-learn's convention there is 1 for a perfect model, and 0 for any other.
 */
export function explainedShare(
  { losses, nullLosses, weights }: PairedLosses,
  constant: boolean,
  compat: 'sklearn' | undefined,
): Value {
  if (losses.length === 0) return undefinedValue('no_rows');
  if (losses.length < 2) return undefinedValue('fewer_than_two_rows');
  const lost = weightedMean(losses, weights)!;
  const nullLost = weightedMean(nullLosses, weights)!;
  if (!constant && nullLost !== 0) return measuredValue(1 - lost / nullLost);
  if (compat !== 'sklearn') return undefinedValue('constant_target');
  return measuredValue(lost === 0 ? 1 : 0);
}

/** Whether all targets are one number. */
export function isConstant({ yTrue }: CheckedRegressionRows): boolean {
  for (let row = 1; row < yTrue.length; row += 1) if (yTrue[row] !== yTrue[0]) return false;
  return true;
}

function against(rows: CheckedRegressionRows, loss: RowLoss, constant: number): PairedLosses {
  const { yTrue, yPred, weights } = rows;
  return {
    losses: loss(yTrue, yPred),
    nullLosses: loss(yTrue, new Float64Array(yTrue.length).fill(constant)),
    weights,
  };
}
