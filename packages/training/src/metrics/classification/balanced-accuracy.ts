import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { LabelledRows } from '../labels/label.ts';
import { type LabelTally, labelTally } from '../labels/label-tally.ts';
import { emptyReason } from './class-rate.ts';

/**
 * The mean recall over the classes that occur as true labels (a class that was only predicted has no
 * recall). 0: all wrong; 1: all right; 1/k for k classes: chance.
 *
 * @param options.adjusted true rescales so that chance is 0: (x − 1/k) / (1 − 1/k).
 * @returns undefined for `no_rows`, `no_weight`; adjusted also for a `single_class`: chance is then 1.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted
 * @see reference: scikit-learn 1.9.1 `balanced_accuracy_score`
 * @example
 * balancedAccuracy({ yTrue: [0, 0, 0, 1], yPred: [0, 0, 0, 0] }); // Returns: { defined: true, value: 0.5 }
 */
export function balancedAccuracy(
  options: LabelledRows & { readonly adjusted?: boolean | undefined },
): Value {
  return balancedAccuracyOf(labelTally(options), options.adjusted ?? false);
}

export function balancedAccuracyOf(tally: LabelTally, adjusted: boolean): Value {
  const reason = emptyReason(tally);
  if (reason) return undefinedValue(reason);
  let sum = 0;
  let classes = 0;
  for (let at = 0; at < tally.labels.length; at += 1) {
    if (tally.actual[at] === 0) continue;
    sum += tally.hits[at]! / tally.actual[at]!;
    classes += 1;
  }
  const value = sum / classes;
  if (!adjusted) return measuredValue(value);
  if (classes === 1) return undefinedValue('single_class');
  return measuredValue((value - 1 / classes) / (1 - 1 / classes));
}
