import type { Curves } from '@codexhub/common-config/records';
import { checkScoredRows, type ScoredRows } from './check-scored-rows.ts';
import { precisionRecallCurve } from './ranking/precision-recall-curve.ts';

/**
 * The precision-recall curve as the evidence records it: from recall 1 down to the point (recall 0,
 * precision 1) that closes it and belongs to no score; of points of one recall the inner ones are left
 * out. `precisionRecallCurve` has the thresholds too, and weights.
 *
 * @returns no point at all where no row is positive: recall does not exist.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `precision_recall_curve(drop_intermediate=True)`
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.2, 0.7) };
 * precisionRecallPoints(rows).at(-1); // Returns: { recall: 0, precision: 1 }
 */
export function precisionRecallPoints(
  rows: Pick<ScoredRows, 'yTrue' | 'score'>,
): Curves['precisionRecall'] {
  checkScoredRows(rows);
  const { yTrue, score } = rows;
  const curve = precisionRecallCurve({ yTrue, score, dropIntermediate: true });
  if (!curve.defined) return [];
  return Array.from(curve.recall, (recall, at) => ({ recall, precision: curve.precision[at]! }));
}
