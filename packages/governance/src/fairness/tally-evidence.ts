import type {
  AttributePolicy,
  Estimand,
  GroupCounts,
  Policy,
} from '@codexhub/common-config/records';
import { codeUnitOrder } from '../internal/code-unit-order.ts';
import { isCounted } from './attribute-cells.ts';
import type { AttributeTally } from './group-tally.ts';
import { tallyAttribute } from './tally-attribute.ts';

/** Finds the tally of an attribute under an estimand, if it was counted. */
export type FindTally = (attribute: string, estimand: Estimand) => AttributeTally | undefined;

/** All counts of an evidence, grouped and treated as the policy says, in a stable order. */
export function tallyEvidence(
  counts: readonly GroupCounts[],
  policy: Policy,
): { readonly tallies: readonly AttributeTally[]; readonly find: FindTally } {
  const tallies = attributesOf(counts, policy).flatMap((attribute) =>
    (['model', 'procedure'] as const).flatMap((estimand) => {
      const repeats = counts
        .filter((one) => one.estimand === estimand && isCounted(one.tensor, attribute))
        .sort((one, other) => one.repeat - other.repeat);
      return repeats.length === 0 ? [] : [tallyAttribute(repeats, attribute)];
    }),
  );
  return {
    tallies,
    find: (attribute, estimand): AttributeTally | undefined =>
      tallies.find((tally) => tally.attribute === attribute && tally.estimand === estimand),
  };
}

/** The policy's attributes, and those that were counted without it: they are accounted for too. */
function attributesOf(counts: readonly GroupCounts[], policy: Policy): readonly AttributePolicy[] {
  const known = new Set(policy.attributes.map(({ name }) => name));
  const others = new Set(counts.flatMap(({ tensor }) => tensor.sensitive));
  return [
    ...policy.attributes,
    ...[...others]
      .filter((name) => !known.has(name))
      .map(
        (name): AttributePolicy => ({
          name,
          minimumGroupSize: 1,
          mergeInto: {},
          exclude: [],
          unknown: 'report',
        }),
      ),
  ].sort((one, other) => codeUnitOrder(one.name, other.name));
}
