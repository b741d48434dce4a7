import { type Table, takeRows } from '@codexhub/common-config/columns';
import type { FeatureSpecInput, ModelContract } from '@codexhub/common-config/contract';
import { requireOption } from '../internal/require-option.ts';
import { dealCrossFit } from '../splits/cross-fit-folds.ts';
import { keysOf } from '../splits/row-keys.ts';
import { predictProbability } from './predict-probability.ts';
import { type Estimator, trainModel } from './train-model.ts';

export interface CrossFitOptions {
  readonly estimator: Estimator;
  /** As in `trainModel`: fitted in each fold anew, on the rows that the model sees. */
  readonly features?: FeatureSpecInput | undefined;
  /** 5 where absent. */
  readonly folds?: number | undefined;
  /** 5 where absent. */
  readonly repeats?: number | undefined;
  readonly seed: number;
  /** The column, or columns, whose shares every fold keeps; the target where absent. */
  readonly stratifyBy?: string | readonly string[] | undefined;
  /** The column, or columns, of which no key is in two folds, such as a customer; none where absent. */
  readonly groupBy?: string | readonly string[] | undefined;
}

/**
 * Out-of-fold probabilities: each row is scored once per repeat, by a model that has not seen it.
 *
 * @returns one vector per repeat, in the order of the table's rows.
 * @throws TrainingError what `trainModel` and `crossFitFolds` throw.
 * @see Chernozhukov et al., The Econometrics Journal 21 (2018) C1, on cross-fitting with repeats
 * @example
 * const estimator = { kind: 'logistic_regression', l2: 1 } as const;
 * crossFit(contract, table, { estimator, folds: 5, repeats: 2, seed: 42 }).length; // Returns: 2
 */
export function crossFit(
  contract: ModelContract,
  table: Table,
  options: CrossFitOptions,
): Float64Array[] {
  const { estimator, features, folds = 5, repeats = 5, seed, groupBy } = options;
  requireOption(
    Number.isInteger(repeats) && repeats >= 1,
    'repeats',
    'an integer from 1 up',
    repeats,
  );
  const by = options.stratifyBy ?? contract.target.name;
  const strata = keysOf('folds: the column to stratify by,', table, by);
  const groups =
    groupBy === undefined ? undefined : keysOf('folds: the column to group by,', table, groupBy);
  return Array.from({ length: repeats }, (_, repeat) => {
    const foldOf = dealCrossFit({ strata, groups, folds, seed, repeat });
    const probability = new Float64Array(table.rowCount);
    for (let fold = 0; fold < folds; fold += 1) {
      const held = rowsWhere(foldOf, (value) => value === fold);
      const others = rowsWhere(foldOf, (value) => value !== fold);
      const model = trainModel(contract, takeRows(table, others), { estimator, features, seed });
      const scores = predictProbability(model, takeRows(table, held));
      held.forEach((row, at) => {
        probability[row] = scores[at]!;
      });
    }
    return probability;
  });
}

function rowsWhere(folds: Int32Array, keep: (fold: number) => boolean): Int32Array {
  const rows: number[] = [];
  folds.forEach((fold, row) => {
    if (keep(fold)) rows.push(row);
  });
  return Int32Array.from(rows);
}
