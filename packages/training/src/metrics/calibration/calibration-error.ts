import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import {
  type CalibrationBins,
  type CalibrationOptions,
  type CalibrationRows,
  calibrationBins,
} from './calibration-bins.ts';

/**
 * ECE: the mean over the rows of |share of positives − mean probability| of their bin. 0 = calibrated, as
 * far as these bins show; it depends on them, so name bins and strategy beside it. Biased upwards where
 * bins hold few rows.
 *
 * @returns undefined for `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see Naeini, Cooper and Hauskrecht, AAAI 2015, for the probability of the positive label
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.25, 0.75) };
 * expectedCalibrationError(rows); // Returns: { defined: true, value: 0.25 }
 */
export function expectedCalibrationError(
  rows: CalibrationRows,
  options: CalibrationOptions = {},
): Value {
  const bins = calibrationBins(rows, options);
  let sum = 0;
  let total = 0;
  for (let bin = 0; bin < bins.counts.length; bin += 1) {
    sum += bins.weights[bin]! * gap(bins, bin);
    total += bins.weights[bin]!;
  }
  return total > 0 ? measuredValue(sum / total) : undefinedValue('no_rows');
}

/**
 * MCE: the largest |share of positives − mean probability| of a bin that holds rows. 0 = calibrated; one
 * bin with one row decides it, so read the counts of `calibrationCurve` with it.
 *
 * @returns undefined for `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see Naeini, Cooper and Hauskrecht, AAAI 2015
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.25, 0.5) };
 * maximumCalibrationError(rows); // Returns: { defined: true, value: 0.5 }
 */
export function maximumCalibrationError(
  rows: CalibrationRows,
  options: CalibrationOptions = {},
): Value {
  const bins = calibrationBins(rows, options);
  let largest = 0;
  for (let bin = 0; bin < bins.counts.length; bin += 1) {
    largest = Math.max(largest, gap(bins, bin));
  }
  return bins.counts.length > 0 ? measuredValue(largest) : undefinedValue('no_rows');
}

function gap({ observed, predicted }: CalibrationBins, bin: number): number {
  return Math.abs(observed[bin]! - predicted[bin]!);
}
