import type { Value } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import { type ClassRate, classRate } from './class-rate.ts';
import { precisionRate } from './precision.ts';
import { recallRate } from './recall.ts';
import type { ClassValue, PerClassOptions, ThresholdOptions } from './threshold-options.ts';

/** F_β as a rate of counts; β = 0 is precision, β = ∞ recall. */
export function fBetaRate(beta: number): ClassRate {
  if (beta === 0) return precisionRate;
  if (beta === Infinity) return recallRate;
  const square = beta * beta;
  return {
    part: ({ truePositive }) => (1 + square) * truePositive,
    whole: ({ truePositive, falsePositive, falseNegative }) =>
      square * (truePositive + falseNegative) + truePositive + falsePositive,
    reason: 'no_positives',
  };
}

/**
 * F_β = (1 + β²) TP / ((1 + β²) TP + β² FN + FP), the harmonic mean of precision and recall in which
 * recall counts β times as much. 0: no positive found; 1: all right.
 *
 * @param options.beta from 0 up; ∞ is recall.
 * @returns undefined, `no_positives`, where nothing is or was said to be positive; `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `fbeta_score`
 * @example
 * const rows = { yTrue: [0, 1, 1, 1], yPred: [1, 1, 0, 1] };
 * fBeta({ ...rows, beta: 2 }); // Returns: { defined: true, value: 0.6666666666666666 }
 */
export function fBeta(options: ThresholdOptions & { readonly beta: number }): Value;
export function fBeta(options: PerClassOptions & { readonly beta: number }): readonly ClassValue[];
export function fBeta(
  options: (ThresholdOptions | PerClassOptions) & { readonly beta: number },
): Value | readonly ClassValue[] {
  requireOption(options.beta >= 0, 'metrics: beta', 'a number from 0 up', options.beta);
  return classRate(fBetaRate(options.beta), options);
}

/**
 * F1 = 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall. 0: no positive found; 1: all
 * right.
 *
 * @returns undefined, `no_positives`, where nothing is or was said to be positive; `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `f1_score`
 * @example
 * const rows = { yTrue: ['no', 'yes', 'yes', 'yes'], yPred: ['no', 'yes', 'no', 'yes'] };
 * f1({ ...rows, positive: 'yes' }); // Returns: { defined: true, value: 0.8 }
 */
export function f1(options: ThresholdOptions): Value;
export function f1(options: PerClassOptions): readonly ClassValue[];
export function f1(options: ThresholdOptions | PerClassOptions): Value | readonly ClassValue[] {
  return classRate(fBetaRate(1), options);
}
