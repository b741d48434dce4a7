import type { Table } from '@codexhub/common-config/columns';
import { checkInputs } from './check-inputs.ts';
import { type DesignMatrix, emptyMatrix } from './design-matrix.ts';
import type { FittedFeatures } from './fitted-features.ts';
import { lowerFeatures } from './lower-features.ts';
import { evaluateOutputs } from './program/evaluate-outputs.ts';

/**
 * The features of a table's rows, by what was learned from training rows.
 *
 * @returns one column per name in `featureNames(features)`; NaN where a feature is missing, such as the
 * logarithm of 0.
 * @throws TrainingError `TRAINING_MODEL_MISMATCH` for a cell that the contract does not allow;
 * ColumnsError `COLUMN_MISSING`, `COLUMN_KIND` for a column that is not there.
 * @example
 * transformFeatures(features, table).rows === table.rowCount; // Returns: true
 */
export function transformFeatures(features: FittedFeatures, table: Table): DesignMatrix {
  const { builder, inputs, outputs } = lowerFeatures(features);
  checkInputs(table, inputs.values(), builder.refused);
  const matrix = emptyMatrix(table.rowCount, outputs.length);
  evaluateOutputs(builder.nodes, outputs, { table, inputs }, matrix);
  return matrix;
}

/**
 * The names of the features, in the order of the design matrix: `ratio`, `status=single`, `amount is missing`.
 * @example
 * featureNames(fitFeatures([], contract, table))[0]; // Returns: 'debt_ratio'
 */
export function featureNames({ columns }: FittedFeatures): readonly string[] {
  return columns;
}
