import type { Curves } from '@codexhub/common-config/records';
import { checkScoredRows, type ScoredRows } from './check-scored-rows.ts';
import { cumulativeCounts } from './cumulative-counts.ts';

/**
 * The precision-recall curve, from recall 1 down to the point (recall 0, precision 1) that closes it
 * and belongs to no score; of points of one recall the inner ones are left out.
 *
 * @returns no point at all where no row is positive: recall does not exist.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `precision_recall_curve(drop_intermediate=True)`
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.2, 0.7) };
 * precisionRecallCurve(rows).at(-1); // Returns: { recall: 0, precision: 1 }
 */
export function precisionRecallCurve(
  rows: Pick<ScoredRows, 'yTrue' | 'score'>,
): Curves['precisionRecall'] {
  checkScoredRows(rows);
  const { falsePositives, truePositives } = cumulativeCounts(rows.yTrue, rows.score);
  const positives = truePositives.at(-1) ?? 0;
  if (positives === 0) return [];
  const points = [{ recall: 0, precision: 1 }];
  for (let at = 0; at < truePositives.length; at += 1) {
    const inner = at > 0 && at < truePositives.length - 1;
    const here = truePositives[at]!;
    if (inner && truePositives[at - 1] === here && truePositives[at + 1] === here) continue;
    points.push({ recall: here / positives, precision: here / (here + falsePositives[at]!) });
  }
  return points.reverse();
}
