import type { Table } from '@codexhub/common-config/columns';
import type { FeatureSpecInput, ModelContract } from '@codexhub/common-config/contract';
import { deepFreeze } from '@codexhub/common-config/kernel';
import { TrainingError } from '../errors.ts';
import { requireDefined } from '../features/design-matrix.ts';
import { fitTransformFeatures } from '../features/fit-features.ts';
import { requireOption } from '../internal/require-option.ts';
import { fitLogisticRegression } from './fit-logistic-regression.ts';
import { positiveLabels } from './positive-labels.ts';
import type { TrainedModel } from './trained-model.ts';

/** Which model to fit, and how. */
export interface Estimator {
  readonly kind: 'logistic_regression';
  /** The penalty ½ · l2 · ‖w‖² on the scaled inputs, from 0 up; scikit-learn's C is 1 / l2. */
  readonly l2: number;
  /** Newton steps at the most; 100 where absent. */
  readonly maxIterations?: number | undefined;
  /** Relative size of the last step; 1e-10 where absent. */
  readonly tolerance?: number | undefined;
}

export interface TrainOptions {
  readonly estimator: Estimator;
  /** Which features are made of the inputs; the default encoding of each where absent. */
  readonly features?: FeatureSpecInput | undefined;
  /** Draws the folds of `target_encoding`; 0 where absent. */
  readonly seed?: number | undefined;
}

/**
 * Fits a model on the given rows and no other: means, scales, edges and categories too are learned here.
 *
 * By default: numbers: missing → mean, then (x − mean) / sd, with a 0/1 column for "missing" where the rows
 * hold both. Categories: a 0/1 column each, but the reference (the first of the contract's that occurs);
 * missing has a column of its own. An input that does not vary has no column.
 *
 * @throws TrainingError `TRAINING_SINGLE_CLASS` where the rows hold one label only;
 * `TRAINING_NO_VARIATION` where no input varies; `TRAINING_NOT_CONVERGED` where there is no optimum;
 * `TRAINING_MODEL_MISMATCH` where a cell does not fit the contract; `TRAINING_FEATURE_UNDEFINED` where a
 * feature has no finite value in a row; `TRAINING_FEATURES_INVALID` with every problem of the spec;
 * `TRAINING_OPTION_INVALID`.
 * @see reference: scikit-learn 1.9.1 `SimpleImputer`, `StandardScaler`, `OneHotEncoder(drop='first')`,
 * `LogisticRegression(solver='newton-cholesky', C=1/l2)`
 * @example
 * const model = trainModel(contract, table, { estimator: { kind: 'logistic_regression', l2: 1 } });
 * model.columns; // Returns: ['debt_ratio']
 */
export function trainModel(
  contract: ModelContract,
  table: Table,
  { estimator, features: spec = [], seed = 0 }: TrainOptions,
): TrainedModel {
  const { l2, maxIterations = 100, tolerance = 1e-10 } = estimator;
  requireOption(Number.isFinite(l2) && l2 >= 0, 'estimator.l2', 'a finite number from 0 up', l2);
  requireOption(
    Number.isInteger(maxIterations) && maxIterations >= 1,
    'estimator.maxIterations',
    'an integer from 1 up',
    maxIterations,
  );
  requireOption(tolerance > 0 && tolerance < 1, 'estimator.tolerance', 'in (0, 1)', tolerance);
  const labels = positiveLabels(contract, table);
  requireBothClasses(contract, labels);
  const { features, matrix } = fitTransformFeatures(spec, contract, table, {
    target: labels,
    seed,
  });
  const { columns } = features;
  if (columns.length === 0) {
    throw new TrainingError('TRAINING_NO_VARIATION', {
      message: `training "${contract.name}": at least one input must vary over the training rows; none of ${features.inputs.length} does in ${table.rowCount} rows; add rows or inputs`,
      details: { inputs: features.inputs.length, rows: table.rowCount },
    });
  }
  requireDefined(matrix, columns);
  const fit = fitLogisticRegression(matrix, labels, { l2, maxIterations, tolerance });
  return deepFreeze({
    kind: 'logistic_regression',
    contract: contract.name,
    positive: contract.target.positive,
    features,
    columns,
    coefficients: [...fit.coefficients],
    intercept: fit.intercept,
    fit: { rows: table.rowCount, l2, iterations: fit.iterations, lastStep: fit.lastStep },
  }) as TrainedModel;
}

function requireBothClasses(contract: ModelContract, labels: Uint8Array): void {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (positives > 0 && positives < labels.length) return;
  throw new TrainingError('TRAINING_SINGLE_CLASS', {
    message: `training "${contract.name}": the rows must hold both labels of "${contract.target.name}"; of ${labels.length} rows ${positives} are positive; add rows, or stratify the split by the target`,
    details: { rows: labels.length, positives },
  });
}
