import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { checkRanks, type RankedRows } from './ranked-rows.ts';
import { missingClass, type ScoreSteps, scoreSteps } from './score-steps.ts';

/**
 * The Kolmogorov-Smirnov statistic of scoring: the largest true positive rate less false positive rate
 * over all thresholds, that is Youden's J at its best. 0: no threshold parts the classes (or all part
 * them the wrong way round); 1: one parts them wholly.
 *
 * @returns undefined for `single_class` and `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @see reference: the largest difference of scikit-learn 1.9.1's `roc_curve`, or scipy 1.17
 * `ks_2samp(alternative='less')` of the two classes
 * @example
 * ksStatistic({ yTrue: [0, 0, 1, 1], score: [0.1, 0.4, 0.35, 0.8] }); // Returns: { defined: true, value: 0.5 }
 */
export function ksStatistic(rows: RankedRows): Value {
  const steps = scoreSteps(checkRanks(rows));
  const reason = missingClass(steps);
  return reason ? undefinedValue(reason) : measuredValue(ksOf(steps));
}

export function ksOf({ falsePositives, truePositives, negatives, positives }: ScoreSteps): number {
  let largest = 0;
  for (let at = 0; at < truePositives.length; at += 1) {
    const difference = truePositives[at]! / positives - falsePositives[at]! / negatives;
    if (difference > largest) largest = difference;
  }
  return largest;
}
