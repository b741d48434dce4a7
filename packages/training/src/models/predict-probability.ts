import type { Table } from '@codexhub/common-config/columns';
import { requireDefined } from '../features/design-matrix.ts';
import { transformFeatures } from '../features/transform-features.ts';
import { linearScores } from './fit-logistic-regression.ts';
import { sigmoid } from './sigmoid.ts';
import type { TrainedModel } from './trained-model.ts';

/**
 * P(positive label) of every row, in (0, 1).
 * @throws TrainingError `TRAINING_MODEL_MISMATCH` for a cell that the model's inputs do not allow;
 * `TRAINING_FEATURE_UNDEFINED` where a feature has no finite value;
 * ColumnsError `COLUMN_MISSING`, `COLUMN_KIND` for a column that is not there.
 * @example
 * predictProbability(model, table).length === table.rowCount; // Returns: true
 */
export function predictProbability(model: TrainedModel, table: Table): Float64Array {
  const matrix = transformFeatures(model.features, table);
  requireDefined(matrix, model.columns);
  return linearScores(matrix, [...model.coefficients, model.intercept]).map(sigmoid);
}
