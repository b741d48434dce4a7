import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import { areaOfPlacements, placements } from './placements.ts';
import { type CheckedRanks, checkRanks, type RankedRows } from './ranked-rows.ts';
import { missingClass, type ScoreSteps, scoreSteps } from './score-steps.ts';
import { sortedClasses } from './sorted-classes.ts';

export interface RocAucOptions extends RankedRows {
  /** Only the part of the curve up to this false positive rate, in (0, 1]; the whole where absent. */
  readonly maxFalsePositiveRate?: number | undefined;
}

/**
 * The area under the ROC curve: P(score of a positive > score of a negative) + ½ P(equal).
 * 0: ranks reversed; ½: chance; 1: every positive scores above every negative.
 *
 * With `maxFalsePositiveRate` the area up to there, standardised after McClish so that ½ is chance and 1
 * the best again: ½ (1 + (A − f²/2) / (f − f²/2)).
 *
 * @returns undefined for `single_class` and `no_rows` (scikit-learn gives NaN, which is no value either).
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @see McClish, Medical Decision Making 9 (1989) 190; reference: scikit-learn 1.9.1 `roc_auc_score`
 * @example
 * const rows = { yTrue: [0, 0, 1, 1], score: [0.1, 0.4, 0.35, 0.8] };
 * rocAuc(rows); // Returns: { defined: true, value: 0.75 }
 * rocAuc({ ...rows, maxFalsePositiveRate: 0.5 }); // Returns: { defined: true, value: 0.6666666666666667 }
 * rocAuc({ ...rows, yTrue: [1, 1, 1, 1] }); // Returns: { defined: false, reason: 'single_class' }
 */
export function rocAuc(options: RocAucOptions): Value {
  const { maxFalsePositiveRate: most = 1 } = options;
  requireOption(most > 0 && most <= 1, 'metrics: maxFalsePositiveRate', 'in (0, 1]', most);
  const ranks = checkRanks(options);
  if (most === 1) return areaOf(ranks);
  const steps = scoreSteps(ranks);
  const reason = missingClass(steps);
  if (reason) return undefinedValue(reason);
  const least = (most * most) / 2;
  return measuredValue(0.5 * (1 + (areaUpTo(steps, most) - least) / (most - least)));
}

export function areaOf(ranks: CheckedRanks): Value {
  if (!ranks.weights) return plainArea(ranks);
  const steps = scoreSteps(ranks);
  const reason = missingClass(steps);
  return reason ? undefinedValue(reason) : measuredValue(areaUpTo(steps, 1));
}

function plainArea({ truth, score }: CheckedRanks): Value {
  if (truth.length === 0) return undefinedValue('no_rows');
  const { positive, negative } = sortedClasses(truth, score);
  if (positive.length === 0 || negative.length === 0) return undefinedValue('single_class');
  return measuredValue(areaOfPlacements(placements(positive, negative), negative.length));
}

/** By trapezoids, the last of them cut where the false positive rate reaches the limit. */
function areaUpTo(steps: ScoreSteps, limit: number): number {
  const { falsePositives, truePositives, negatives, positives } = steps;
  const end = limit * negatives;
  let area = 0;
  let [left, low] = [0, 0];
  for (let at = 0; at < falsePositives.length && left < end; at += 1) {
    const right = falsePositives[at]!;
    const high = truePositives[at]!;
    if (right > end) {
      const cut = low + ((high - low) * (end - left)) / (right - left);
      area += ((end - left) * (low + cut)) / 2;
      break;
    }
    area += ((right - left) * (low + high)) / 2;
    left = right;
    low = high;
  }
  return area / (negatives * positives);
}
