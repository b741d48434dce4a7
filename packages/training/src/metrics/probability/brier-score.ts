import type { Value } from '@codexhub/common-config/records';
import { requireProbabilities } from '../check-scored-rows.ts';
import { type ClassScoredRows, classScores, requireDistributions } from '../labels/class-scores.ts';
import { checkRanks, type RankedRows } from '../ranking/ranked-rows.ts';
import { squaredErrors } from './row-losses.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * The Brier score: the mean of (p − y)², y = 1 where the positive label came. 0: certain and right;
 * ¼: always ½; 1: certain and wrong.
 *
 * @param rows.score P(positive), in [0, 1].
 * @returns undefined for `no_rows` and, where all weights are 0, `no_weight`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @see Brier, Monthly Weather Review 78 (1950) 1; reference: scikit-learn 1.9.1 `brier_score_loss`
 * @example
 * brierScore({ yTrue: [0, 1], score: [0.5, 1] }); // Returns: { defined: true, value: 0.125 }
 */
export function brierScore(rows: RankedRows): Value {
  const { truth, score, weights } = checkRanks(rows);
  requireProbabilities('score', score);
  return weightedMean(squaredErrors(truth, score), weights);
}

/**
 * The Brier score over any number of classes: the mean of Σₖ (pₖ − yₖ)². 0: certain and right; 2: certain
 * and wrong. For two classes that is twice `brierScore`; `scaleByHalf` halves it into [0, 1].
 *
 * @param options.scaleByHalf false where absent, whatever the number of classes.
 * @returns undefined for `no_rows` and, where all weights are 0, `no_weight`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the row of a score that is no probability or rows
 * that do not add up to 1 within 1e-5; `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `brier_score_loss(scale_by_half=False)`
 * @example
 * multiclassBrierScore({ yTrue: ['a', 'b'], scores: [[0.5, 0.5], [0.5, 0.5]] }); // Returns: { defined: true, value: 0.5 }
 */
export function multiclassBrierScore(
  options: ClassScoredRows & { readonly scaleByHalf?: boolean | undefined },
): Value {
  const checked = classScores(options);
  requireDistributions(checked);
  const { places, scores, weights } = checked;
  const errors = new Float64Array(places.length);
  for (let row = 0; row < errors.length; row += 1) {
    for (let at = 0; at < scores.length; at += 1) {
      const difference = scores[at]![row]! - (places[row] === at ? 1 : 0);
      errors[row]! += difference * difference;
    }
    if (options.scaleByHalf) errors[row]! /= 2;
  }
  return weightedMean(errors, weights);
}
