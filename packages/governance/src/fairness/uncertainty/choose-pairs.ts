import { refuseOption } from './check-options.ts';
import type { MeasuredGroup } from './measure-groups.ts';

/**
 * Which group others are compared with: one of its own, as a value for each attribute in the order of
 * the tensor (`['m']`); the group whose rate is `highest`, of equals the first; or `all_pairs`.
 */
export type ComparisonReference = readonly string[] | 'highest' | 'all_pairs';

/** Two groups to compare, or why there are not two. */
export interface GroupPair {
  readonly group?: MeasuredGroup;
  readonly reference?: MeasuredGroup;
  readonly reason?: string;
}

export interface ChosenPairs {
  /** Never empty: where there is nothing to compare, an entry says so. */
  readonly pairs: readonly GroupPair[];
  readonly simultaneous: 'dunnett' | 'tukey';
  /** Tests that p values are adjusted for, among groups that have trials. */
  readonly family: number;
}

/** Half a million pairs. */
const MOST_GROUPS_OF_PAIRS = 1000;

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where the reference is none, or the pairs are too many. */
export function choosePairs(
  groups: readonly MeasuredGroup[],
  reference: ComparisonReference,
): ChosenPairs {
  const measured = groups.filter(({ trials }) => trials > 0);
  const allPairs = (measured.length * (measured.length - 1)) / 2;
  if (reference === 'all_pairs') {
    return { pairs: pairsOf(groups), simultaneous: 'tukey', family: allPairs };
  }
  if (reference === 'highest') {
    const highest = highestOf(measured);
    const pairs = besides(groups, highest, 'no_reference');
    return { pairs, simultaneous: 'tukey', family: allPairs };
  }
  if (!Array.isArray(reference) || !reference.every((value) => typeof value === 'string')) {
    return refuseOption(
      'reference',
      "a group as an array of its values, 'highest' or 'all_pairs'",
      reference,
      "pass such as ['m']",
    );
  }
  const key = JSON.stringify(reference);
  const chosen = groups.find(({ group }) => JSON.stringify(group) === key);
  const others = measured.filter((group) => group !== chosen).length;
  const family = chosen && chosen.trials > 0 ? others : 0;
  return { pairs: besides(groups, chosen, 'reference_absent'), simultaneous: 'dunnett', family };
}

function besides(
  groups: readonly MeasuredGroup[],
  reference: MeasuredGroup | undefined,
  reason: string,
): readonly GroupPair[] {
  const pairs = groups
    .filter((group) => group !== reference)
    .map((group): GroupPair => (reference ? { group, reference } : { group, reason }));
  return pairs.length > 0 ? pairs : tooFew(groups);
}

function pairsOf(groups: readonly MeasuredGroup[]): readonly GroupPair[] {
  if (groups.length > MOST_GROUPS_OF_PAIRS) {
    refuseOption(
      'reference',
      `a group or 'highest' for more than ${MOST_GROUPS_OF_PAIRS} groups`,
      `'all_pairs' of ${groups.length} groups`,
      'choose a reference, or compare fewer attributes at once',
    );
  }
  const pairs: GroupPair[] = [];
  for (let later = 1; later < groups.length; later += 1) {
    for (let earlier = 0; earlier < later; earlier += 1) {
      pairs.push({ group: groups[later]!, reference: groups[earlier]! });
    }
  }
  return pairs.length > 0 ? pairs : tooFew(groups);
}

function tooFew([only]: readonly MeasuredGroup[]): readonly GroupPair[] {
  return [{ ...(only && { group: only }), reason: 'fewer_than_two_groups' }];
}

/** Of the rates, not of rounded counts: weighted trials are fractional. */
export function highestOf(measured: readonly MeasuredGroup[]): MeasuredGroup | undefined {
  let highest: MeasuredGroup | undefined;
  let rate = Number.NEGATIVE_INFINITY;
  for (const group of measured) {
    if (!group.value.defined || group.value.value <= rate) continue;
    highest = group;
    rate = group.value.value;
  }
  return highest;
}
