import type { Confusion } from '@codexhub/common-config/records';
import { checkScoredRows, type ScoredRows } from './check-scored-rows.ts';
import { binaryCodeCounts } from './labels/binary-counts.ts';

/**
 * Counts of decisions against outcomes, in terms of the positive label.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for unequal lengths or a value other than 0 and 1.
 * @see reference: scikit-learn `confusion_matrix(...).ravel()`
 * @example
 * confusionCounts({ yTrue: Uint8Array.of(1, 0), decision: Uint8Array.of(1, 1) }).falsePositive; // Returns: 1
 */
export function confusionCounts(rows: Pick<ScoredRows, 'yTrue' | 'decision'>): Confusion {
  checkScoredRows(rows);
  // All are 0 or 1: that was checked.
  const counts = binaryCodeCounts(rows.yTrue, rows.decision)!;
  const [trueNegative, falsePositive, falseNegative, truePositive] = counts;
  return { truePositive, falsePositive, trueNegative, falseNegative };
}
