import { columnOf, type Table } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';
import type { Estimand, GroupCounts, Policy } from '@codexhub/common-config/records';
import { assignGroups, countGroups } from '@codexhub/governance';
import { positiveLabels } from '@codexhub/training';
import { favourable } from './favourable.ts';

/** Counts decisions against outcomes in the groups of every protected attribute of the policy. */
export function countAttributes(options: {
  readonly contract: ModelContract;
  readonly policy: Policy;
  readonly table: Table;
  /** One vector of decisions for each repeat: 1 where the positive label is decided. */
  readonly decisions: readonly Uint8Array[];
  readonly estimand: Estimand;
}): GroupCounts[] {
  const { contract, policy, table, decisions, estimand } = options;
  const actualFavourable = favourable(contract, positiveLabels(contract, table));
  return policy.attributes.flatMap((attribute) => {
    const groups = assignGroups(columnOf(table, attribute.name), attribute);
    return decisions.map((decision, repeat) =>
      countGroups({
        attribute: attribute.name,
        estimand,
        repeat,
        groups,
        actualFavourable,
        decidedFavourable: favourable(contract, decision),
      }),
    );
  });
}
