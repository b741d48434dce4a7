import { stratifiedKFold } from '../../splits/stratified-k-fold.ts';
import { categoriesAmong } from '../feature-column.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';
import { type TargetRates, targetRates } from './target-rates.ts';
import { toNumbers } from './to-numbers.ts';

export interface FittedTargetEncoding {
  readonly type: 'target_encoding';
  readonly smoothing: number | null;
  readonly folds: number;
  /** Share of positive labels in the training rows: what an unseen category becomes. */
  readonly mean: number;
  /** Per column the smoothed share of each of the contract's values, and behind them of missing. */
  readonly rates: readonly (readonly number[])[];
}

/**
 * The share of positive labels among the training rows of the category, drawn towards that of all rows:
 * (positives + smoothing · mean) / (rows + smoothing), or by an empirical Bayes estimate where there is
 * no smoothing. Missing is a category. Training rows get the share that the *other* folds have, so that
 * no row is encoded by its own label; the folds are those of `stratifiedKFold`, shuffled by the seed.
 * @see reference: scikit-learn `TargetEncoder(smooth, cv=StratifiedKFold(folds, shuffle=True))`; Micci-Barreca,
 * SIGKDD Explorations 3 (2001) 27
 */
export const targetEncoding: StepDefinition<OptionsOf<'target_encoding'>, FittedTargetEncoding> = {
  takes: 'category',
  outline: (_, columns) =>
    columns.map(({ name }) => ({ kind: 'number', name: name && `${name} target` })),
  fit: ({ smoothing, folds }, columns, { places, target }): FittedTargetEncoding => {
    const fits = categoriesAmong(columns).map((column) =>
      targetRates({ places: places(column), values: column.values.length, target, smoothing }),
    );
    return {
      type: 'target_encoding',
      smoothing: smoothing ?? null,
      folds,
      mean: fits[0]!.mean,
      rates: fits.map(({ rates }) => rates),
    };
  },
  apply: ({ rates }, columns, builder) => ({
    columns: categoriesAmong(columns).map((column, at) =>
      toNumbers(
        column,
        `${column.name} target`,
        builder,
        (value) =>
          value === null ? rates[at]!.at(-1)! : rates[at]![column.values.indexOf(value)]!,
        true,
      ),
    ),
  }),
  crossFit: ({ smoothing, folds }, columns, { places, target, seed }) => {
    const foldOf = new Int32Array(target.length);
    const parts = stratifiedKFold({ labels: target, nSplits: folds, shuffle: true, seed });
    for (const [fold, { test }] of parts.entries()) {
      for (let at = 0; at < test.length; at += 1) foldOf[test[at]!] = fold;
    }
    return categoriesAmong(columns).map((column) =>
      crossFittedRates(
        {
          places: places(column),
          values: column.values.length,
          target,
          smoothing: smoothing ?? undefined,
        },
        foldOf,
        folds,
      ),
    );
  },
};

/** Each row's share, learned from the rows of the other folds. */
function crossFittedRates(rows: TargetRates, foldOf: Int32Array, folds: number): Float64Array {
  const { places, values } = rows;
  const encoded = new Float64Array(places.length);
  for (let fold = 0; fold < folds; fold += 1) {
    const { rates } = targetRates(rows, { foldOf, fold });
    for (let row = 0; row < places.length; row += 1) {
      if (foldOf[row] === fold) encoded[row] = rates[places[row]! < 0 ? values : places[row]!]!;
    }
  }
  return encoded;
}
