import type { Value } from '@codexhub/common-config/records';
import { type ClassRate, classRate } from './class-rate.ts';
import type { ClassValue, PerClassOptions, ThresholdOptions } from './threshold-options.ts';

export const precisionRate: ClassRate = {
  part: ({ truePositive }) => truePositive,
  whole: ({ truePositive, falsePositive }) => truePositive + falsePositive,
  reason: 'no_predicted_positives',
};

/**
 * TP / (TP + FP): how much of what was said to be positive is so. 0: none of it; 1: all of it.
 *
 * @returns undefined, `no_predicted_positives`, where nothing was said to be positive; `no_rows`.
 * @see reference: scikit-learn 1.9.1 `precision_score`
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted, `TRAINING_OPTION_INVALID`
 * @example
 * const rows = { yTrue: [0, 1, 1, 1], yPred: [0, 1, 0, 1] };
 * precision(rows); // Returns: { defined: true, value: 1 }
 * precision({ ...rows, average: 'macro' }); // Returns: { defined: true, value: 0.75 }
 */
export function precision(options: ThresholdOptions): Value;
export function precision(options: PerClassOptions): readonly ClassValue[];
export function precision(
  options: ThresholdOptions | PerClassOptions,
): Value | readonly ClassValue[] {
  return classRate(precisionRate, options);
}
