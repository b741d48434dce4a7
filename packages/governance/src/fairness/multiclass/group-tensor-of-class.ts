import type { GroupTensor } from '../../tensor/tensor.ts';
import { classesInvalid } from './class-codes.ts';
import type { MulticlassCounts } from './multiclass-counts.ts';
import { requireCounts } from './require-counts.ts';

/**
 * The group tensor of one class against all others: 1 stands for the class, so every binary measure and
 * gate applies to it.
 *
 * @throws GovernanceError `GOVERNANCE_CLASSES_INVALID` where the counts have no such class;
 * `GOVERNANCE_TENSOR_INVALID` where they do not add up.
 * @example
 * const counts = multiclassCounts({
 *   yTrue: ['a', 'b', 'c'], yPred: ['a', 'c', 'c'], sensitive: { sex: ['f', 'f', 'f'] },
 * });
 * groupTensorOfClass(counts, 'c').cells; // Returns: [{ group: ['f'], counts: [1, 1, 0, 1] }]
 */
export function groupTensorOfClass(counts: MulticlassCounts, name: string): GroupTensor {
  requireCounts(counts);
  const { classes, cells } = counts;
  const at = classes.indexOf(name);
  if (at < 0) {
    throw classesInvalid('the class must be one of those counted', 'another one');
  }
  return {
    schemaVersion: 1,
    sensitive: counts.sensitive,
    control: [],
    rows: counts.rows,
    cells: cells.map(({ group, counts: own }) => {
      let [all, actual, predicted] = [0, 0, 0];
      for (const count of own) all += count;
      for (let other = 0; other < classes.length; other += 1) {
        actual += own[at * classes.length + other]!;
        predicted += own[other * classes.length + at]!;
      }
      const both = own[at * classes.length + at]!;
      return {
        group,
        counts: [all - actual - predicted + both, predicted - both, actual - both, both] as const,
      };
    }),
  };
}
