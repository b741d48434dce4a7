import { columnOf, type Table } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';
import type { Estimand, GroupCounts, Policy } from '@codexhub/common-config/records';
import { assignGroups, groupTensor } from '@codexhub/governance';
import { positiveLabels } from '@codexhub/training';
import { favourable } from './favourable.ts';

/** Counts decisions against outcomes by all protected attributes and controls of the policy together. */
export function countAttributes(options: {
  readonly contract: ModelContract;
  readonly policy: Policy;
  readonly table: Table;
  /** One vector of decisions for each repeat: 1 where the positive label is decided. */
  readonly decisions: readonly Uint8Array[];
  readonly estimand: Estimand;
}): GroupCounts[] {
  const { contract, policy, table, decisions, estimand } = options;
  const yTrue = favourable(contract, positiveLabels(contract, table));
  const counted = policy.attributes.filter(({ of }) => of === undefined);
  if (counted.length === 0) return [];
  const sensitive = Object.fromEntries(
    counted.map((attribute) => [
      attribute.name,
      assignGroups(columnOf(table, attribute.name), attribute),
    ]),
  );
  const control = Object.fromEntries(
    (policy.controls ?? []).map((name) => [name, assignGroups(columnOf(table, name), { name })]),
  );
  return decisions.map((decision, repeat) => ({
    estimand,
    repeat,
    tensor: groupTensor({ yTrue, yPred: favourable(contract, decision), sensitive, control }),
  }));
}
