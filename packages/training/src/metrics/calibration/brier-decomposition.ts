import {
  type CalibrationOptions,
  type CalibrationRows,
  calibrationBins,
} from './calibration-bins.ts';

/** The Brier score in parts: brier = reliability − resolution + uncertainty + variance − covariance. */
export interface BrierDecomposition {
  readonly brier: number;
  /** Mean of (predicted − observed)² of the bins: 0 = calibrated. */
  readonly reliability: number;
  /** Mean of (observed − base rate)² of the bins: 0 = every bin is as good as any other; more is better. */
  readonly resolution: number;
  /** Base rate times its complement: nothing that a model could change. */
  readonly uncertainty: number;
  /** How much scores differ inside their bins; 0 where each bin holds one score. */
  readonly withinBinVariance: number;
  /** Twice the covariance of score and outcome inside the bins; 0 where each bin holds one score. */
  readonly withinBinCovariance: number;
  /** Rows of each bin that holds any. */
  readonly counts: readonly number[];
}

/**
 * Murphy's decomposition of the Brier score over the bins of `calibrationCurve`, with the two terms for
 * scores that differ inside a bin, so that the parts add up.
 *
 * @returns undefined without rows of a weight above 0.
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see Murphy, Journal of Applied Meteorology 12 (1973) 595; Stephenson, Coelho and Jolliffe, Weather and
 * Forecasting 23 (2008) 752, for the two terms
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.25, 0.75) };
 * brierDecomposition(rows)?.reliability; // Returns: 0.0625
 */
export function brierDecomposition(
  rows: CalibrationRows,
  options: CalibrationOptions = {},
): BrierDecomposition | undefined {
  const bins = calibrationBins(rows, options);
  const { counts, weights, predicted, observed, binOfRow } = bins;
  let total = 0;
  let positive = 0;
  for (let bin = 0; bin < counts.length; bin += 1) {
    total += weights[bin]!;
    positive += weights[bin]! * observed[bin]!;
  }
  if (total === 0) return undefined;
  const base = positive / total;
  let [reliability, resolution] = [0, 0];
  for (let bin = 0; bin < counts.length; bin += 1) {
    reliability += weights[bin]! * (predicted[bin]! - observed[bin]!) ** 2;
    resolution += weights[bin]! * (observed[bin]! - base) ** 2;
  }
  let [brier, variance, covariance] = [0, 0, 0];
  for (let row = 0; row < binOfRow.length; row += 1) {
    const weight = rows.weights ? rows.weights[row]! : 1;
    if (weight === 0) continue;
    const bin = binOfRow[row]!;
    const error = rows.score[row]! - rows.yTrue[row]!;
    const ofScore = rows.score[row]! - predicted[bin]!;
    const ofOutcome = rows.yTrue[row]! - observed[bin]!;
    brier += weight * error * error;
    variance += weight * ofScore * ofScore;
    covariance += 2 * weight * ofScore * ofOutcome;
  }
  return {
    brier: brier / total,
    reliability: reliability / total,
    resolution: resolution / total,
    uncertainty: base * (1 - base),
    withinBinVariance: variance / total,
    withinBinCovariance: covariance / total,
    counts: Array.from(counts),
  };
}
