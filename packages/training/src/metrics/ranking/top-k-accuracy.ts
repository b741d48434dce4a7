import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import { type ClassScoredRows, classScores } from '../labels/class-scores.ts';

export interface TopKAccuracyOptions extends ClassScoredRows {
  /** How many of the highest scores may hold the true class: from 1 up. */
  readonly k: number;
  /** `sklearn`: of classes that tie the later one comes first. */
  readonly compat?: 'sklearn' | undefined;
}

/**
 * Top-k accuracy: the share of rows whose true class is among their k highest scores. Where classes tie
 * for the last places, a row counts in part: the chance that the true class gets one of them.
 * 0: never; 1: always.
 *
 * @returns undefined for `no_rows` and, where all weights are 0, `no_weight`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `top_k_accuracy_score`
 * @example
 * const rows = { yTrue: [0, 1], scores: [[0.5, 0.2], [0.3, 0.2], [0.2, 0.6]] };
 * topKAccuracy({ ...rows, labels: [0, 1, 2], k: 2 }); // Returns: { defined: true, value: 0.75 }
 */
export function topKAccuracy(options: TopKAccuracyOptions): Value {
  const { k, compat } = options;
  requireOption(Number.isInteger(k) && k >= 1, 'metrics: k', 'an integer from 1 up', k);
  const { places, scores, weights } = classScores(options);
  let hits = 0;
  let total = 0;
  for (let row = 0; row < places.length; row += 1) {
    const weight = weights ? weights[row]! : 1;
    const place = places[row]!;
    const own = scores[place]![row]!;
    let above = 0;
    let tied = 0;
    for (let at = 0; at < scores.length; at += 1) {
      const score = scores[at]![row]!;
      if (score > own || (compat === 'sklearn' && score === own && at > place)) above += 1;
      else if (score === own && compat !== 'sklearn') tied += 1;
    }
    if (compat === 'sklearn') tied = 1;
    hits += weight * Math.min(1, Math.max(0, k - above) / tied);
    total += weight;
  }
  if (places.length === 0) return undefinedValue('no_rows');
  return total > 0 ? measuredValue(hits / total) : undefinedValue('no_weight');
}
