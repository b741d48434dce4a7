import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { checkRanks, type RankedRows } from './ranked-rows.ts';
import { type ScoreSteps, scoreSteps } from './score-steps.ts';

/**
 * Average precision: Σ (Rₙ − Rₙ₋₁) Pₙ over the distinct scores from the highest down, the area under the
 * steps of the precision-recall curve (no trapezoids: those promise more than can be reached).
 * The share of positives: chance; 1: every positive scores above every negative.
 *
 * @returns undefined for `no_positives` (0 with `compat: 'sklearn'`) and `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `average_precision_score`
 * @example
 * averagePrecision({ yTrue: [0, 0, 1, 1], score: [0.1, 0.4, 0.35, 0.8] }); // Returns: { defined: true, value: 0.8333333333333333 }
 */
export function averagePrecision(
  options: RankedRows & { readonly compat?: 'sklearn' | undefined },
): Value {
  const steps = scoreSteps(checkRanks(options));
  if (steps.thresholds.length === 0) return undefinedValue('no_rows');
  if (steps.positives > 0) return measuredValue(averagePrecisionOf(steps));
  return options.compat === 'sklearn' ? measuredValue(0) : undefinedValue('no_positives');
}

export function averagePrecisionOf({
  falsePositives,
  truePositives,
  positives,
}: ScoreSteps): number {
  let area = 0;
  let before = 0;
  for (let at = 0; at < truePositives.length; at += 1) {
    const hits = truePositives[at]!;
    if (hits > before) area += ((hits - before) * hits) / (hits + falsePositives[at]!);
    before = hits;
  }
  return area / positives;
}
