import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { LabelledRows } from '../labels/label.ts';
import { type LabelTally, labelTally } from '../labels/label-tally.ts';
import { rightOf } from './accuracy.ts';
import { emptyReason } from './class-rate.ts';
import type { Convention } from './threshold-options.ts';

/**
 * Matthews' correlation: the correlation of what rows are and what they were said to be,
 * (c n − Σ tₖ pₖ) / √((n² − Σ pₖ²) (n² − Σ tₖ²)) for c right rows of n, tₖ rows of class k, pₖ said to be.
 * −1: reversed (two classes); 0: no better than chance; 1: all right.
 *
 * @returns undefined for `single_class` (every row is the same), `single_predicted_class` (all were said
 * to be the same), `no_rows`, `no_weight`; 0 with `compat: 'sklearn'`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted
 * @see Gorodkin, Computational Biology and Chemistry 28 (2004) 367; reference: scikit-learn 1.9.1
 * `matthews_corrcoef`
 * @example
 * matthewsCorrelation({ yTrue: [1, 1, 1, 0], yPred: [1, 0, 1, 1] }); // Returns: { defined: true, value: -0.3333333333333333 }
 */
export function matthewsCorrelation(options: LabelledRows & Pick<Convention, 'compat'>): Value {
  return matthewsCorrelationOf(labelTally(options), options);
}

export function matthewsCorrelationOf(
  tally: LabelTally,
  { compat }: Pick<Convention, 'compat'>,
): Value {
  const reason =
    emptyReason(tally) ??
    (spreadOf(tally.actual) < 2 ? 'single_class' : undefined) ??
    (spreadOf(tally.predicted) < 2 ? 'single_predicted_class' : undefined);
  if (reason) return compat === 'sklearn' ? measuredValue(0) : undefinedValue(reason);
  const { actual, predicted, total } = tally;
  let together = 0;
  let ofActual = 0;
  let ofPredicted = 0;
  for (let at = 0; at < actual.length; at += 1) {
    together += actual[at]! * predicted[at]!;
    ofActual += actual[at]! * (total - actual[at]!);
    ofPredicted += predicted[at]! * (total - predicted[at]!);
  }
  const covariance = rightOf(tally) * total - together;
  // Two roots instead of one: the product of four sums could leave the range of numbers.
  return measuredValue(covariance / (Math.sqrt(ofActual) * Math.sqrt(ofPredicted)));
}

/** How many classes have any weight. */
function spreadOf(sums: Float64Array): number {
  let classes = 0;
  for (let at = 0; at < sums.length; at += 1) if (sums[at]! > 0) classes += 1;
  return classes;
}
