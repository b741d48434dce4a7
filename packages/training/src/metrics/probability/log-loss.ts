import type { Value } from '@codexhub/common-config/records';
import { requireProbabilities } from '../check-scored-rows.ts';
import { type ClassScoredRows, classScores, requireDistributions } from '../labels/class-scores.ts';
import { checkRanks, type RankedRows } from '../ranking/ranked-rows.ts';
import { logLosses, surprise } from './row-losses.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * Logarithmic loss, or cross-entropy: the mean of −ln of the probability that was given to what came,
 * clipped to [ε, 1 − ε], ε = 2⁻⁵². In nats. 0: certain and right; 36.04: certain and wrong throughout.
 *
 * @param rows.score P(positive), in [0, 1].
 * @returns undefined for `no_rows` and, where all weights are 0, `no_weight`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `log_loss`
 * @example
 * logLoss({ yTrue: [0, 1], score: [0.5, 0.5] }); // Returns: { defined: true, value: 0.6931471805599453 }
 */
export function logLoss(rows: RankedRows): Value {
  const { truth, score, weights } = checkRanks(rows);
  requireProbabilities('score', score);
  return weightedMean(logLosses(truth, score), weights);
}

/**
 * Logarithmic loss over any number of classes: the mean of −ln of the probability given to the class that
 * came, clipped to [ε, 1 − ε]. The probabilities are taken as they are: none is rescaled.
 *
 * @returns undefined for `no_rows` and, where all weights are 0, `no_weight`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the row of a score that is no probability or rows
 * that do not add up to 1 within 1e-5; `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `log_loss`
 * @example
 * multiclassLogLoss({ yTrue: ['a', 'b'], scores: [[0.5, 0.5], [0.5, 0.5]] }); // Returns: { defined: true, value: 0.6931471805599453 }
 */
export function multiclassLogLoss(rows: ClassScoredRows): Value {
  const checked = classScores(rows);
  requireDistributions(checked);
  const { places, scores, weights } = checked;
  const losses = new Float64Array(places.length);
  for (let row = 0; row < losses.length; row += 1) {
    losses[row] = surprise(scores[places[row]!]![row]!);
  }
  return weightedMean(losses, weights);
}
