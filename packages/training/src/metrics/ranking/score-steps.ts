import { orderScores } from './order-scores.ts';
import type { CheckedRanks } from './ranked-rows.ts';

/** At each distinct score, from the highest down: what of each class scores that or more. */
export interface ScoreSteps {
  readonly thresholds: Float64Array;
  /** Rows, or sums of their weights. */
  readonly falsePositives: Float64Array;
  readonly truePositives: Float64Array;
  /** All rows of each class, or the sums of their weights. */
  readonly negatives: number;
  readonly positives: number;
}

/**
 * One pass over the ranked rows; those of weight 0 are no step, as if they were not there. Sums of weights
 * are compensated.
 * @see reference: scikit-learn 1.9.1 `confusion_matrix_at_thresholds`
 */
export function scoreSteps({ truth, score, weights }: CheckedRanks): ScoreSteps {
  const { sorted, order } = orderScores(score);
  const thresholds = new Float64Array(order.length);
  const falsePositives = new Float64Array(order.length);
  const truePositives = new Float64Array(order.length);
  const sums = [0, 0];
  const lost = [0, 0];
  let steps = 0;
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const row = order[at]!;
    const label = truth[row]!;
    const weight = weights ? weights[row]! : 1;
    if (weight === 0) continue;
    const sum = sums[label]!;
    const next = sum + weight;
    lost[label]! += sum >= weight ? sum - next + weight : weight - next + sum;
    sums[label] = next;
    if (steps === 0 || sorted[at]! !== thresholds[steps - 1]!) {
      thresholds[steps] = sorted[at]!;
      steps += 1;
    }
    falsePositives[steps - 1] = sums[0]! + lost[0]!;
    truePositives[steps - 1] = sums[1]! + lost[1]!;
  }
  return {
    thresholds: thresholds.slice(0, steps),
    falsePositives: falsePositives.slice(0, steps),
    truePositives: truePositives.slice(0, steps),
    negatives: falsePositives[steps - 1] ?? 0,
    positives: truePositives[steps - 1] ?? 0,
  };
}

/** Why the rates of both classes cannot be formed; undefined where they can. */
export function missingClass({ negatives, positives }: ScoreSteps): string | undefined {
  if (negatives > 0 && positives > 0) return undefined;
  return negatives > 0 || positives > 0 ? 'single_class' : 'no_rows';
}
