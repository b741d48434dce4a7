import type { Value } from '@codexhub/common-config/records';
import { type ClassRate, classRate } from './class-rate.ts';
import type { ClassValue, PerClassOptions, ThresholdOptions } from './threshold-options.ts';

export const specificityRate: ClassRate = {
  part: ({ trueNegative }) => trueNegative,
  whole: ({ trueNegative, falsePositive }) => trueNegative + falsePositive,
  reason: 'no_negatives',
};

/**
 * TN / (TN + FP), the true negative rate: how much of the negative was left alone. 0: none; 1: all of it.
 * An average over classes takes each against the rest, `weighted` by the rows of the class.
 *
 * @returns undefined, `no_negatives`, where every row is positive; `no_rows`.
 * @see reference: scikit-learn 1.9.1 `multilabel_confusion_matrix`, or `recall_score` of the other label
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted, `TRAINING_OPTION_INVALID`
 * @example
 * const rows = { yTrue: [0, 1, 1, 1], yPred: [0, 1, 0, 1] };
 * specificity(rows); // Returns: { defined: true, value: 1 }
 * specificity({ ...rows, yTrue: [1, 1, 1, 1] }); // Returns: { defined: false, reason: 'no_negatives' }
 */
export function specificity(options: ThresholdOptions): Value;
export function specificity(options: PerClassOptions): readonly ClassValue[];
export function specificity(
  options: ThresholdOptions | PerClassOptions,
): Value | readonly ClassValue[] {
  return classRate(specificityRate, options);
}
