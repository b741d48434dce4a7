import type { Value } from '@codexhub/common-config/records';
import { type ClassRate, classRate } from './class-rate.ts';
import type { ClassValue, PerClassOptions, ThresholdOptions } from './threshold-options.ts';

export const recallRate: ClassRate = {
  part: ({ truePositive }) => truePositive,
  whole: ({ truePositive, falseNegative }) => truePositive + falseNegative,
  reason: 'no_positives',
};

/**
 * TP / (TP + FN), the true positive rate or sensitivity: how much of the positive was found. 0: nothing;
 * 1: all of it.
 *
 * @returns undefined, `no_positives`, where no row is positive; `no_rows`.
 * @see reference: scikit-learn 1.9.1 `recall_score`
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted, `TRAINING_OPTION_INVALID`
 * @example
 * const rows = { yTrue: [0, 1, 1, 1], yPred: [0, 1, 0, 1] };
 * recall({ ...rows, average: 'none' })[0]; // Returns: { label: 0, value: { defined: true, value: 1 }, support: 1 }
 * recall({ ...rows, yTrue: [0, 0, 0, 0] }); // Returns: { defined: false, reason: 'no_positives' }
 * recall({ ...rows, yTrue: [0, 0, 0, 0], compat: 'sklearn' }); // Returns: { defined: true, value: 0 }
 */
export function recall(options: ThresholdOptions): Value;
export function recall(options: PerClassOptions): readonly ClassValue[];
export function recall(options: ThresholdOptions | PerClassOptions): Value | readonly ClassValue[] {
  return classRate(recallRate, options);
}
