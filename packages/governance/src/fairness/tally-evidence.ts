import type {
  AttributePolicy,
  Estimand,
  GroupCounts,
  Policy,
} from '@codexhub/common-config/records';
import { codeUnitOrder } from '../internal/code-unit-order.ts';
import type { AttributeTally } from './group-tally.ts';
import { tallyAttribute } from './tally-attribute.ts';

/** Finds the tally of an attribute under an estimand, if it was counted. */
export type FindTally = (attribute: string, estimand: Estimand) => AttributeTally | undefined;

/** All counts of an evidence, grouped and treated as the policy says, in a stable order. */
export function tallyEvidence(
  counts: readonly GroupCounts[],
  policy: Policy,
): { readonly tallies: readonly AttributeTally[]; readonly find: FindTally } {
  const attributes = [...new Set(counts.map(({ attribute }) => attribute))].sort(codeUnitOrder);
  const tallies = attributes.flatMap((attribute) =>
    (['model', 'procedure'] as const).flatMap((estimand) => {
      const repeats = counts
        .filter((one) => one.attribute === attribute && one.estimand === estimand)
        .sort((one, other) => one.repeat - other.repeat);
      return repeats.length === 0 ? [] : [tallyAttribute(repeats, policyOf(policy, attribute))];
    }),
  );
  return {
    tallies,
    find: (attribute, estimand): AttributeTally | undefined =>
      tallies.find((tally) => tally.attribute === attribute && tally.estimand === estimand),
  };
}

/** An attribute that the policy does not know is still accounted for, group by group. */
function policyOf(policy: Policy, name: string): AttributePolicy {
  return (
    policy.attributes.find((attribute) => attribute.name === name) ?? {
      name,
      minimumGroupSize: 1,
      mergeInto: {},
      exclude: [],
      unknown: 'report',
    }
  );
}
