import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import type { Label, LabelledRows } from '../labels/label.ts';
import { type LabelTally, labelTally } from '../labels/label-tally.ts';
import { emptyReason } from './class-rate.ts';
import { selectedCells } from './selected-cells.ts';

/** How far apart two labels are: different is different, or by their places, or by its square. */
export type Disagreement = 'none' | 'linear' | 'quadratic';

export interface CohenKappaOptions extends LabelledRows {
  /** `none` where absent. */
  readonly disagreement?: Disagreement | undefined;
  /** The order of the labels, from which `linear` and `quadratic` count; their own order where absent. */
  readonly labels?: readonly Label[] | undefined;
}

/**
 * Cohen's kappa: 1 − Σ wᵢⱼ Oᵢⱼ / Σ wᵢⱼ Eᵢⱼ, how much less two raters disagree (O) than chance with their
 * frequencies would (E). 1: they agree; 0: as chance; below 0: less than chance.
 *
 * @returns undefined for `no_expected_disagreement` (all rows have one label, in both places), `no_rows`,
 * `no_weight`. scikit-learn gives NaN there, which is no value either: there is no `compat`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted;
 * `TRAINING_OPTION_INVALID` where a row has a label that `labels` does not name.
 * @see Cohen, Psychological Bulletin 70 (1968) 213; reference: scikit-learn 1.9.1 `cohen_kappa_score`
 * @example
 * const rows = { yTrue: [1, 2, 3, 3], yPred: [1, 3, 3, 2] };
 * cohenKappa({ ...rows, disagreement: 'linear' }); // Returns: { defined: true, value: 0.4285714285714286 }
 */
export function cohenKappa(options: CohenKappaOptions): Value {
  return cohenKappaOf(labelTally(options), options);
}

export function cohenKappaOf(
  tally: LabelTally,
  { disagreement = 'none', labels }: Omit<CohenKappaOptions, keyof LabelledRows>,
): Value {
  const reason = emptyReason(tally);
  if (reason) return undefinedValue(reason);
  const { cells, excluded, size } = selectedCells(tally, labels);
  requireOption(excluded === 0, 'kappa: labels', 'all labels of the rows', 'fewer of them');
  const actual = new Float64Array(size);
  const predicted = new Float64Array(size);
  for (let at = 0; at < cells.length; at += 1) {
    actual[Math.floor(at / size)]! += cells[at]!;
    predicted[at % size]! += cells[at]!;
  }
  let observed = 0;
  let expected = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const [row, column] = [Math.floor(at / size), at % size];
    const distance = distanceOf(row, column, disagreement);
    observed += distance * cells[at]!;
    expected += (distance * actual[row]! * predicted[column]!) / tally.total;
  }
  if (expected === 0) return undefinedValue('no_expected_disagreement');
  return measuredValue(1 - observed / expected);
}

function distanceOf(row: number, column: number, disagreement: Disagreement): number {
  const steps = Math.abs(row - column);
  if (disagreement === 'linear') return steps;
  return disagreement === 'quadratic' ? steps * steps : Math.min(1, steps);
}
