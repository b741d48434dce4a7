import type { Curves } from '@codexhub/common-config/records';
import { checkScoredRows, type ScoredRows } from './check-scored-rows.ts';
import { cumulativeCounts } from './cumulative-counts.ts';

/**
 * The ROC curve: one point per distinct score, from (0, 0) to (1, 1), points on a straight piece left
 * out.
 *
 * @returns no point at all where the rows hold one class only: then one of the rates does not exist.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `roc_curve(drop_intermediate=True)`
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.2, 0.7) };
 * rocCurve(rows).length; // Returns: 3
 */
export function rocCurve(rows: Pick<ScoredRows, 'yTrue' | 'score'>): Curves['roc'] {
  checkScoredRows(rows);
  const { falsePositives, truePositives } = cumulativeCounts(rows.yTrue, rows.score);
  const negatives = falsePositives.at(-1) ?? 0;
  const positives = truePositives.at(-1) ?? 0;
  if (negatives === 0 || positives === 0) return [];
  const points = [{ falsePositiveRate: 0, truePositiveRate: 0 }];
  for (let at = 0; at < falsePositives.length; at += 1) {
    if (isStraight(falsePositives, at) && isStraight(truePositives, at)) continue;
    points.push({
      falsePositiveRate: falsePositives[at]! / negatives,
      truePositiveRate: truePositives[at]! / positives,
    });
  }
  return points;
}

/** Whether the second difference vanishes at an inner point. */
function isStraight(counts: Float64Array, at: number): boolean {
  if (at === 0 || at === counts.length - 1) return false;
  return counts[at + 1]! - counts[at]! === counts[at]! - counts[at - 1]!;
}
