import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { LabelledRows } from '../labels/label.ts';
import { labelTally } from '../labels/label-tally.ts';
import { rightOf } from './accuracy.ts';
import { emptyReason } from './class-rate.ts';

/**
 * The share of rows that were said to be what they are not: 1 − accuracy. 0: all right; 1: all wrong.
 *
 * @param options.normalize false gives the number of such rows (or their weights) instead; true where
 * absent.
 * @returns undefined for `no_rows` and, where all weights are 0, `no_weight`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted
 * @see reference: scikit-learn 1.9.1 `zero_one_loss`
 * @example
 * zeroOneLoss({ yTrue: [0, 1, 2, 2], yPred: [0, 2, 2, 2], normalize: false }); // Returns: { defined: true, value: 1 }
 */
export function zeroOneLoss(
  options: LabelledRows & { readonly normalize?: boolean | undefined },
): Value {
  const tally = labelTally(options);
  const reason = emptyReason(tally);
  if (reason) return undefinedValue(reason);
  const wrong = Math.max(0, tally.total - rightOf(tally));
  return measuredValue(options.normalize === false ? wrong : wrong / tally.total);
}

/**
 * The Hamming loss: the share of labels that are wrong. Here a row has one label, so it is the zero-one
 * loss; it has a name of its own because reports ask for it by that name.
 *
 * @returns undefined for `no_rows` and, where all weights are 0, `no_weight`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted
 * @see reference: scikit-learn 1.9.1 `hamming_loss`
 * @example
 * hammingLoss({ yTrue: ['a', 'b'], yPred: ['a', 'c'] }); // Returns: { defined: true, value: 0.5 }
 */
export function hammingLoss(rows: LabelledRows): Value {
  return zeroOneLoss(rows);
}
