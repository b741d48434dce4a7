import type { Curves } from '@codexhub/common-config/records';
import { checkScoredRows, type ScoredRows } from './check-scored-rows.ts';
import { rocCurve } from './ranking/roc-curve.ts';

/**
 * The ROC curve as the evidence records it: one point per distinct score, from (0, 0) to (1, 1), points on
 * a straight piece left out. `rocCurve` has the thresholds too, and weights.
 *
 * @returns no point at all where the rows hold one class only: then one of the rates does not exist.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `roc_curve(drop_intermediate=True)`
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.2, 0.7) };
 * rocPoints(rows).length; // Returns: 3
 */
export function rocPoints(rows: Pick<ScoredRows, 'yTrue' | 'score'>): Curves['roc'] {
  checkScoredRows(rows);
  const curve = rocCurve({ yTrue: rows.yTrue, score: rows.score });
  if (!curve.defined) return [];
  return Array.from(curve.falsePositiveRate, (falsePositiveRate, at) => ({
    falsePositiveRate,
    truePositiveRate: curve.truePositiveRate[at]!,
  }));
}
