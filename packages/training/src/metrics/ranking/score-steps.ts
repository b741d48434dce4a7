import type { Weights } from '../labels/label.ts';
import type { CheckedRanks } from './ranked-rows.ts';
import { sortedClasses } from './sorted-classes.ts';
import { weighedClasses } from './weighed-classes.ts';

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
 * The steps of the ranked rows; those of weight 0 are no step, as if they were not there. Sums of weights
 * are compensated.
 * @see reference: scikit-learn 1.9.1 `confusion_matrix_at_thresholds`
 */
export function scoreSteps({ truth, score, weights }: CheckedRanks): ScoreSteps {
  return weights ? weightedSteps(truth, score, weights) : plainSteps(truth, score);
}

/** Both classes sorted apart and merged from the top: no row has to be found again. */
function plainSteps(truth: Uint8Array, score: Float64Array): ScoreSteps {
  const { positive, negative } = sortedClasses(truth, score);
  const steps = emptySteps(truth.length);
  let count = 0;
  let [hit, miss] = [positive.length - 1, negative.length - 1];
  while (hit >= 0 || miss >= 0) {
    const high = hit >= 0 ? positive[hit]! : -Infinity;
    const other = miss >= 0 ? negative[miss]! : -Infinity;
    const threshold = Math.max(high, other);
    while (hit >= 0 && positive[hit] === threshold) hit -= 1;
    while (miss >= 0 && negative[miss] === threshold) miss -= 1;
    steps.thresholds[count] = threshold;
    steps.falsePositives[count] = negative.length - 1 - miss;
    steps.truePositives[count] = positive.length - 1 - hit;
    count += 1;
  }
  return finished(steps, count);
}

function weightedSteps(truth: Uint8Array, score: Float64Array, weights: Weights): ScoreSteps {
  const { positive, negative } = weighedClasses(truth, score, weights);
  const steps = emptySteps(positive.sorted.length + negative.sorted.length);
  let count = 0;
  let [hit, miss] = [positive.sorted.length - 1, negative.sorted.length - 1];
  while (hit >= 0 || miss >= 0) {
    const high = hit >= 0 ? positive.sorted[hit]! : -Infinity;
    const other = miss >= 0 ? negative.sorted[miss]! : -Infinity;
    const threshold = Math.max(high, other);
    while (hit >= 0 && positive.sorted[hit] === threshold) hit -= 1;
    while (miss >= 0 && negative.sorted[miss] === threshold) miss -= 1;
    steps.thresholds[count] = threshold;
    steps.falsePositives[count] = negative.carried[miss + 1] ?? 0;
    steps.truePositives[count] = positive.carried[hit + 1] ?? 0;
    count += 1;
  }
  return finished(steps, count);
}

type Columns = Pick<ScoreSteps, 'thresholds' | 'falsePositives' | 'truePositives'>;

function emptySteps(rows: number): Columns {
  return {
    thresholds: new Float64Array(rows),
    falsePositives: new Float64Array(rows),
    truePositives: new Float64Array(rows),
  };
}

function finished(
  { thresholds, falsePositives, truePositives }: Columns,
  count: number,
): ScoreSteps {
  return {
    // Views: the places that no step needed stay with the buffer.
    thresholds: thresholds.subarray(0, count),
    falsePositives: falsePositives.subarray(0, count),
    truePositives: truePositives.subarray(0, count),
    negatives: falsePositives[count - 1] ?? 0,
    positives: truePositives[count - 1] ?? 0,
  };
}

/** Why the rates of both classes cannot be formed; undefined where they can. */
export function missingClass({ negatives, positives }: ScoreSteps): string | undefined {
  if (negatives > 0 && positives > 0) return undefined;
  return negatives > 0 || positives > 0 ? 'single_class' : 'no_rows';
}
