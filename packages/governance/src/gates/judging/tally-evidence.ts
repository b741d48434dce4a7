import type {
  AttributePolicy,
  Estimand,
  Evidence,
  GroupCounts,
  Policy,
} from '@codexhub/common-config/records';
import { codeUnitOrder } from '../../internal/code-unit-order.ts';
import { isCounted } from './attribute-cells.ts';
import type { AttributeTally } from './group-tally.ts';
import { tallyAttribute } from './tally-attribute.ts';

/** Finds the tally of an attribute under an estimand, if it was counted. */
export type FindTally = (attribute: string, estimand: Estimand) => AttributeTally | undefined;

/**
 * All counts of an evidence, grouped and treated as the policy says, in a stable order.
 * @param rows of the evidence; where absent, nobody says how many there must be.
 */
export function tallyEvidence(
  counts: readonly GroupCounts[],
  policy: Policy,
  rows?: Evidence['rows'],
): { readonly tallies: readonly AttributeTally[]; readonly find: FindTally } {
  const tallies = attributesOf(counts, policy).flatMap((attribute) =>
    (['model', 'procedure'] as const).flatMap((estimand) => {
      const repeats = counts
        .filter((one) => one.estimand === estimand && isCounted(one.tensor, attribute))
        .sort((one, other) => one.repeat - other.repeat);
      if (repeats.length === 0) return [];
      const tally = tallyAttribute(repeats, attribute);
      return [{ ...tally, problem: tally.problem ?? rowsProblem(tally, rows) }];
    }),
  );
  return {
    tallies,
    find: (attribute, estimand): AttributeTally | undefined =>
      tallies.find((tally) => tally.attribute === attribute && tally.estimand === estimand),
  };
}

/** The model decides the test rows, the procedure every row: counts of fewer conclude nothing. */
function rowsProblem(
  { estimand, total }: AttributeTally,
  rows: Evidence['rows'] | undefined,
): string | undefined {
  if (!rows) return undefined;
  return total < (estimand === 'model' ? rows.test : rows.total) ? 'rows_missing' : undefined;
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
