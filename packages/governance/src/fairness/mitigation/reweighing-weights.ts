import { GovernanceError } from '../../errors.ts';
import { lengthOf } from '../../internal/required-columns.ts';
import type { GroupColumn } from '../../tensor/axis.ts';
import { checkedWeights } from '../../tensor/row-values.ts';
import { checkedLabels } from './checked-labels.ts';
import { knownGroups, requireAttributes, requireRows } from './known-groups.ts';
import type { Reweighing } from './reweighing.ts';

/** The rows that get weights: an entry a row. */
export interface RowsToReweigh {
  /** 0 or 1, as in the tensor. */
  readonly yTrue: ArrayLike<number>;
  /** The groups by attribute, as in the tensor. */
  readonly sensitive: Readonly<Record<string, GroupColumn>>;
  /** Weights that the rows have already; 1 where absent. */
  readonly weights?: ArrayLike<number>;
}

/**
 * A weight for each row: its own, times the factor of its group and label. Rows of unknown group keep their
 * own weight, and are counted.
 *
 * @throws GovernanceError `GOVERNANCE_GROUPS_INVALID` where a row's group and label have no factor,
 * `GOVERNANCE_ATTRIBUTE_INVALID` where the attributes are not those of the factors,
 * `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_LABELS_INVALID`, `GOVERNANCE_WEIGHTS_INVALID`.
 * @example
 * const rows = { yTrue: [1, 1, 0, 1, 0, 0], sensitive: { sex: ['m', 'm', 'm', 'f', 'f', 'f'] } };
 * const factors = reweighing(groupTensor({ ...rows, yPred: rows.yTrue }));
 * reweighingWeights(factors, rows); // Returns: { weights: Float64Array [0.75, 0.75, 1.5, 1.5, 0.75, 0.75], unknown: 0 }
 */
export function reweighingWeights(
  reweighing: Reweighing,
  rows: RowsToReweigh,
): { readonly weights: Float64Array; readonly unknown: number } {
  const size = lengthOf('yTrue', rows.yTrue);
  const yTrue = checkedLabels(rows.yTrue);
  const { attributes, groups, groupOf, unknown } = knownGroups(rows.sensitive, size);
  requireAttributes(reweighing.attributes, attributes);
  if (rows.weights) requireRows('weights', rows.weights.length, size);
  const own = rows.weights && checkedWeights(rows.weights).weights;
  const factorOf = factorsOf(reweighing, groups);
  const weights = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    const group = groupOf[row]!;
    const factor = group < 0 ? 1 : factorOf[2 * group + yTrue[row]!]!;
    if (Number.isNaN(factor)) throw withoutFactor(groups[group]!, yTrue[row]!);
    weights[row] = own ? factor * own[row]! : factor;
  }
  return { weights, unknown };
}

/** At 2 × group + label; NaN where there is none. */
function factorsOf({ factors }: Reweighing, groups: readonly (readonly string[])[]): Float64Array {
  const byGroup = new Map<string, number>();
  for (const [at, group] of groups.entries()) byGroup.set(JSON.stringify(group), at);
  const values = new Float64Array(2 * groups.length).fill(Number.NaN);
  for (const { group, label, factor } of factors) {
    const at = byGroup.get(JSON.stringify(group));
    if (at !== undefined && factor.defined) values[2 * at + label] = factor.value;
  }
  return values;
}

function withoutFactor(group: readonly string[], label: number): GovernanceError {
  return new GovernanceError('GOVERNANCE_GROUPS_INVALID', {
    message: `reweighing: every group and label must have a factor; label ${label} of group ${JSON.stringify(group)} has none; make the factors from a tensor that has such rows`,
    details: { group, label },
  });
}
