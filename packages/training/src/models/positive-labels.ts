import { categoriesOf, type Table } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';
import { TrainingError } from '../errors.ts';

/**
 * The target as numbers: 1 where the label is the contract's positive one, else 0.
 * @throws TrainingError `TRAINING_MODEL_MISMATCH` where a label is missing or is neither of the two.
 * @example
 * positiveLabels(contract, table); // Returns: Uint8Array [1, 0, 0]
 */
export function positiveLabels(contract: ModelContract, table: Table): Uint8Array {
  const { name, values, positive } = contract.target;
  const { codes, categories } = categoriesOf(table, name);
  const labels = categories.map((category) => (values.includes(category) ? category : undefined));
  return Uint8Array.from(codes, (code, row) => {
    const label = labels[code];
    if (label !== undefined) return label === positive ? 1 : 0;
    throw new TrainingError('TRAINING_MODEL_MISMATCH', {
      message: `target: "${name}" must be "${values[0]}" or "${values[1]}" in every row; row ${row} is not; validate the table first`,
      details: { column: name, row },
    });
  });
}
