import type { Value } from '@codexhub/common-config/records';
import { type ClassRate, classRate } from './class-rate.ts';
import type { ClassValue, PerClassOptions, ThresholdOptions } from './threshold-options.ts';

export const negativePredictiveRate: ClassRate = {
  part: ({ trueNegative }) => trueNegative,
  whole: ({ trueNegative, falseNegative }) => trueNegative + falseNegative,
  reason: 'no_predicted_negatives',
};

/**
 * TN / (TN + FN): how much of what was said to be negative is so. 0: none of it; 1: all of it.
 *
 * @returns undefined, `no_predicted_negatives`, where everything was said to be positive; `no_rows`.
 * @see reference: scikit-learn 1.9.1 `multilabel_confusion_matrix`, or `precision_score` of the other label
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted, `TRAINING_OPTION_INVALID`
 * @example
 * const rows = { yTrue: [0, 1, 1, 1], yPred: [0, 1, 0, 1] };
 * negativePredictiveValue(rows); // Returns: { defined: true, value: 0.5 }
 */
export function negativePredictiveValue(options: ThresholdOptions): Value;
export function negativePredictiveValue(options: PerClassOptions): readonly ClassValue[];
export function negativePredictiveValue(
  options: ThresholdOptions | PerClassOptions,
): Value | readonly ClassValue[] {
  return classRate(negativePredictiveRate, options);
}
