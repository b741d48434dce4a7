import { rankScores } from './score-ranking.ts';

/** At each distinct score, from the highest down: how many rows of each class score that or more. */
export interface CumulativeCounts {
  readonly falsePositives: Float64Array;
  readonly truePositives: Float64Array;
}

/** @see reference: scikit-learn's `_binary_clf_curve` */
export function cumulativeCounts(yTrue: Uint8Array, score: Float64Array): CumulativeCounts {
  const { order, bounds } = rankScores(score);
  const groups = bounds.length - 1;
  const falsePositives = new Float64Array(groups);
  const truePositives = new Float64Array(groups);
  let positives = 0;
  for (let at = 0; at < groups; at += 1) {
    const group = groups - 1 - at;
    for (let index = bounds[group]!; index < bounds[group + 1]!; index += 1) {
      positives += yTrue[order[index]!]!;
    }
    truePositives[at] = positives;
    falsePositives[at] = order.length - bounds[group]! - positives;
  }
  return { falsePositives, truePositives };
}
