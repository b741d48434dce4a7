import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { marginalOf } from '../../tensor/marginal.ts';
import { requireTensor } from '../../tensor/require-tensor.ts';
import type { GroupTensor, TensorCell } from '../../tensor/tensor.ts';

/** The factors that make group and label independent. Plain data. */
export interface Reweighing {
  readonly definition: 'aif360.algorithms.preprocessing.Reweighing';
  /** The attributes whose combinations are the groups. */
  readonly attributes: readonly string[];
  readonly factors: readonly ReweighingFactor[];
  /** Rows that the factors rest on. */
  readonly rows: number;
  /** Rows of unknown group: they take no part, and keep their weight. */
  readonly unknown: number;
}

/** What the weights of one group's rows of one label are multiplied by. */
export interface ReweighingFactor {
  readonly group: readonly string[];
  readonly label: 0 | 1;
  readonly n: number;
  /** P(group) P(label) / P(group, label). */
  readonly factor: Value;
}

/**
 * Factors after Kamiran and Calders: w(a, y) = P(a) P(y) / P(a, y), weighted where the tensor is. Rows
 * multiplied by them have the same weighted base rate in every group, and the same total weight in every
 * group and every label as before. A factor above 1 stands for rows that are rarer than independence has it.
 *
 * Groups are the combinations of the sensitive attributes (take a `marginal` for one of them); controls
 * are summed away. A group without rows of a label has no factor for it (`no_rows`, or `no_weight` where all
 * weigh 0): its base rate stays where it is, whatever the weights. AIF360 divides by zero there, and knows
 * two groups only.
 *
 * @throws GovernanceError `GOVERNANCE_TENSOR_INVALID` where the tensor does not add up.
 * @see Kamiran and Calders, Knowledge and Information Systems 33 (2012) 1
 * @example
 * const tensor = groupTensor({
 *   yTrue: [1, 1, 0, 1, 0, 0], yPred: [0, 0, 0, 0, 0, 0],
 *   sensitive: { sex: ['m', 'm', 'm', 'f', 'f', 'f'] },
 * });
 * reweighing(tensor).factors.map(({ factor }) => factor.defined && factor.value); // Returns: [0.75, 1.5, 1.5, 0.75]
 */
export function reweighing(tensor: GroupTensor): Reweighing {
  requireTensor(tensor);
  const { cells } = marginalOf(tensor, tensor.sensitive);
  const known = cells.filter(({ group }) => !group.includes(null));
  const inGroup = known.map((cell) => [weightOf(cell, 0), weightOf(cell, 1)] as const);
  const labels = [0, 0];
  for (const [negative, positive] of inGroup) {
    labels[0]! += negative;
    labels[1]! += positive;
  }
  const total = labels[0]! + labels[1]!;
  const factors = known.flatMap((cell, at) =>
    ([0, 1] as const).map((label): ReweighingFactor => {
      const [negative, positive] = inGroup[at]!;
      const n = cell.counts[2 * label]! + cell.counts[2 * label + 1]!;
      const weight = label === 1 ? positive : negative;
      return {
        group: cell.group as readonly string[],
        label,
        n,
        factor:
          weight === 0
            ? undefinedValue(n === 0 ? 'no_rows' : 'no_weight')
            : { defined: true, value: ((negative + positive) / total) * (labels[label]! / weight) },
      };
    }),
  );
  const rows = factors.reduce((sum, { n }) => sum + n, 0);
  return {
    definition: 'aif360.algorithms.preprocessing.Reweighing',
    attributes: tensor.sensitive,
    factors,
    rows,
    unknown: tensor.rows - rows,
  };
}

function weightOf({ counts, weights }: TensorCell, label: 0 | 1): number {
  const of = weights ?? counts;
  return of[2 * label]! + of[2 * label + 1]!;
}
