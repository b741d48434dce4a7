import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { Label, LabelledRows } from '../labels/label.ts';
import { type LabelTally, labelTally } from '../labels/label-tally.ts';
import { selectedCells } from './selected-cells.ts';
import type { Convention } from './threshold-options.ts';

/** Rows by what they are and what they were said to be. */
export interface ConfusionMatrix {
  /** The labels of the rows and columns. */
  readonly labels: readonly Label[];
  /** `counts[i][j]`: rows of label i that were said to be j, or the sum of their weights. */
  readonly counts: readonly (readonly number[])[];
  /** All rows, or the sum of all weights; those counted and those excluded add up to it. */
  readonly total: number;
  /** Rows with a label that is not among those asked for: counted here, never dropped. */
  readonly excluded: number;
}

export interface ConfusionMatrixOptions extends LabelledRows {
  /** Which labels, and in which order; where absent all that occur, in their own order. */
  readonly labels?: readonly Label[] | undefined;
}

/**
 * The confusion matrix: how many rows of each label were said to be each label.
 *
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted,
 * `TRAINING_OPTION_INVALID` for labels of which none occurs.
 * @see reference: scikit-learn 1.9.1 `confusion_matrix`
 * @example
 * confusionMatrix({ yTrue: ['a', 'b', 'b'], yPred: ['a', 'a', 'b'] }).counts; // Returns: [[1, 0], [1, 1]]
 */
export function confusionMatrix(options: ConfusionMatrixOptions): ConfusionMatrix {
  return confusionMatrixOf(labelTally(options), options.labels);
}

export function confusionMatrixOf(
  tally: LabelTally,
  wanted: readonly Label[] | undefined,
): ConfusionMatrix {
  const { labels, size, cells, excluded } = selectedCells(tally, wanted);
  const counts = labels.map((_, row) => [...cells.subarray(row * size, (row + 1) * size)]);
  return { labels, counts, total: tally.total, excluded };
}

/**
 * Shares instead of counts: of each true label (`true`, rows add up to 1), of each predicted one
 * (`predicted`, columns do), or of `all` rows.
 *
 * @returns undefined, with its reason, where there is nothing to divide by: `no_positives` for a label that
 * no row has, `no_predicted_positives` for one that none was said to be, `no_rows`; 0 with
 * `compat: 'sklearn'`.
 * @see reference: scikit-learn 1.9.1 `confusion_matrix(normalize=…)`, whose word for `predicted` is `pred`
 * @example
 * const matrix = confusionMatrix({ yTrue: [0, 1, 1], yPred: [0, 0, 1] });
 * confusionShares(matrix, { normalize: 'true' })[1]; // Returns: [{ defined: true, value: 0.5 }, { defined: true, value: 0.5 }]
 */
export function confusionShares(
  { counts }: Pick<ConfusionMatrix, 'counts'>,
  {
    normalize,
    compat,
  }: { readonly normalize: 'true' | 'predicted' | 'all' } & Pick<Convention, 'compat'>,
): readonly (readonly Value[])[] {
  const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
  const ofRow = counts.map(sum);
  const ofColumn = counts.map((_, column) => sum(counts.map((row) => row[column]!)));
  const all = sum(ofRow);
  const reason = { true: 'no_positives', predicted: 'no_predicted_positives', all: 'no_rows' };
  return counts.map((row, at) =>
    row.map((count, column) => {
      const whole = { true: ofRow[at]!, predicted: ofColumn[column]!, all }[normalize];
      if (whole > 0) return measuredValue(count / whole);
      return compat === 'sklearn' ? measuredValue(0) : undefinedValue(reason[normalize]);
    }),
  );
}
