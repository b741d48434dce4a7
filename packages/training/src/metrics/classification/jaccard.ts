import type { Value } from '@codexhub/common-config/records';
import { type ClassRate, classRate } from './class-rate.ts';
import type { ClassValue, PerClassOptions, ThresholdOptions } from './threshold-options.ts';

export const jaccardRate: ClassRate = {
  part: ({ truePositive }) => truePositive,
  whole: ({ truePositive, falsePositive, falseNegative }) =>
    truePositive + falsePositive + falseNegative,
  reason: 'no_positives',
};

/**
 * TP / (TP + FP + FN), the Jaccard index: intersection over union of what is and what was said to be
 * positive. 0: nothing in common; 1: the same rows.
 *
 * @returns undefined, `no_positives`, where both sets are empty; `no_rows`.
 * @see reference: scikit-learn 1.9.1 `jaccard_score`
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted, `TRAINING_OPTION_INVALID`
 * @example
 * const rows = { yTrue: [0, 1, 1, 1], yPred: [0, 1, 0, 1] };
 * jaccard({ ...rows, average: 'micro' }); // Returns: { defined: true, value: 0.6 }
 */
export function jaccard(options: ThresholdOptions): Value;
export function jaccard(options: PerClassOptions): readonly ClassValue[];
export function jaccard(
  options: ThresholdOptions | PerClassOptions,
): Value | readonly ClassValue[] {
  return classRate(jaccardRate, options);
}
