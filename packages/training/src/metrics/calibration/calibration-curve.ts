import type { Curves } from '@codexhub/common-config/records';
import {
  type CalibrationOptions,
  type CalibrationRows,
  calibrationBins,
} from './calibration-bins.ts';

/**
 * Reliability: mean probability and observed share of positives in bins of equal width or of equal
 * counts, each closed on the right (the first on both sides). A bin without rows gives no point; the
 * counts add up to the rows of a weight above 0.
 *
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `calibration_curve`, which knows no weights
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.2, 0.7) };
 * calibrationCurve(rows)[1]; // Returns: { predicted: 0.7, observed: 1, count: 1 }
 */
export function calibrationCurve(
  rows: CalibrationRows,
  options: CalibrationOptions = {},
): Curves['calibration'] {
  const { counts, predicted, observed } = calibrationBins(rows, options);
  return Array.from(counts, (count, bin) => ({
    predicted: predicted[bin]!,
    observed: observed[bin]!,
    count,
  }));
}
