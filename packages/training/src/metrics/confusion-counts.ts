import type { Confusion } from '@codexhub/common-config/records';
import { checkScoredRows, type ScoredRows } from './check-scored-rows.ts';

/**
 * Counts of decisions against outcomes, in terms of the positive label.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for unequal lengths or a value other than 0 and 1.
 * @see reference: scikit-learn `confusion_matrix(...).ravel()`
 * @example
 * confusionCounts({ yTrue: Uint8Array.of(1, 0), decision: Uint8Array.of(1, 1) }).falsePositive; // Returns: 1
 */
export function confusionCounts(rows: Pick<ScoredRows, 'yTrue' | 'decision'>): Confusion {
  checkScoredRows(rows);
  const counts = new Float64Array(4);
  for (let row = 0; row < rows.yTrue.length; row += 1) {
    counts[rows.yTrue[row]! * 2 + rows.decision[row]!]! += 1;
  }
  const [trueNegative = 0, falsePositive = 0, falseNegative = 0, truePositive = 0] = counts;
  return { truePositive, falsePositive, trueNegative, falseNegative };
}
