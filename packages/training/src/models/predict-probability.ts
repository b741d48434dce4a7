import type { Table } from '@codexhub/common-config/columns';
import { designMatrix } from './design-matrix.ts';
import { linearScores } from './fit-logistic-regression.ts';
import { sigmoid } from './sigmoid.ts';
import type { TrainedModel } from './trained-model.ts';

/**
 * P(positive label) of every row, in (0, 1).
 * @throws TrainingError `TRAINING_MODEL_MISMATCH` for a cell that the model's inputs do not allow;
 * ColumnsError `COLUMN_MISSING`, `COLUMN_KIND` for a column that is not there.
 * @example
 * predictProbability(model, table).length === table.rowCount; // Returns: true
 */
export function predictProbability(model: TrainedModel, table: Table): Float64Array {
  const matrix = designMatrix(model.encodings, table);
  return linearScores(matrix, [...model.coefficients, model.intercept]).map(sigmoid);
}
