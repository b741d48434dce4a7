import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { LabelledRows } from '../labels/label.ts';
import { type LabelTally, labelTally } from '../labels/label-tally.ts';
import { emptyReason } from './class-rate.ts';

/**
 * The share of rows that were said to be what they are. 0: all wrong; 1: all right.
 *
 * @returns undefined for `no_rows` and, where all weights are 0, `no_weight`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted
 * @see reference: scikit-learn 1.9.1 `accuracy_score`
 * @example
 * accuracy({ yTrue: [0, 1, 2, 2], yPred: [0, 2, 2, 2] }); // Returns: { defined: true, value: 0.75 }
 */
export function accuracy(rows: LabelledRows): Value {
  return accuracyOf(labelTally(rows));
}

export function accuracyOf(tally: LabelTally): Value {
  const reason = emptyReason(tally);
  return reason ? undefinedValue(reason) : measuredValue(rightOf(tally) / tally.total);
}

/** Rows that were said to be what they are, or the sum of their weights. */
export function rightOf({ hits }: LabelTally): number {
  let right = 0;
  for (let at = 0; at < hits.length; at += 1) right += hits[at]!;
  return right;
}
