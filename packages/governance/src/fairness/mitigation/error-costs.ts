import { undefinedValue, type Value } from '@codexhub/common-config/records';
import type { GroupTensor } from '../../tensor/tensor.ts';
import { requireCosts } from './threshold-objective.ts';

/** What one wrong decision of either kind costs, in any one unit. */
export interface UnitCosts {
  readonly falsePositive: number;
  readonly falseNegative: number;
}

/** The costs of all rows, those of unknown group too; weighted where the tensor is. */
export interface CostChange {
  readonly definition: 'codexhub.error_cost';
  readonly unit: UnitCosts;
  readonly before: Value;
  readonly after: Value;
  /** After − before; undefined where the totals of rows or weights differ: then only costs per row compare. */
  readonly change: Value;
}

/** Σ falsePositive · FP + falseNegative · FN of two tensors. @throws GovernanceError `GOVERNANCE_OPTION_INVALID` */
export function compareCosts(
  { before, after }: { readonly before: GroupTensor; readonly after: GroupTensor },
  costs: UnitCosts,
): CostChange {
  const unit = requireCosts(costs, 'costs');
  const [from, to] = [costOf(before, unit), costOf(after, unit)];
  const isComparable = from.total === to.total;
  return {
    definition: 'codexhub.error_cost',
    unit,
    before: { defined: true, value: from.cost },
    after: { defined: true, value: to.cost },
    change: isComparable
      ? { defined: true, value: to.cost - from.cost }
      : undefinedValue('totals_differ'),
  };
}

function costOf(
  { cells, weightGrid }: GroupTensor,
  { falsePositive, falseNegative }: UnitCosts,
): { readonly cost: number; readonly total: number } {
  let [positives, negatives, total] = [0, 0, 0];
  for (const { counts, weights } of cells) {
    const of = weights ?? counts;
    positives += of[1];
    negatives += of[2];
    total += of[0] + of[1] + of[2] + of[3];
  }
  const scale = weightGrid ? 2 ** weightGrid.weights : 1;
  return {
    cost: (falsePositive * positives + falseNegative * negatives) * scale,
    total: total * scale,
  };
}
