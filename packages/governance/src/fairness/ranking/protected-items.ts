import { groupUnknown, type RowGroups } from '../../internal/row-groups.ts';

/**
 * 1 for each group that has the named values, whatever its other attributes. An unknown value is none of them.
 * @throws GovernanceError `GOVERNANCE_GROUP_UNKNOWN` where no group has them.
 */
export function protectedGroups(
  { attributes, groups }: RowGroups,
  named: Readonly<Record<string, string>>,
): Uint8Array {
  const wanted = Object.entries(named).map(
    ([attribute, value]) => [attributes.indexOf(attribute), value] as const,
  );
  const chosen = new Uint8Array(groups.length);
  for (const [at, group] of groups.entries()) {
    if (wanted.length > 0 && wanted.every(([axis, value]) => group[axis] === value)) chosen[at] = 1;
  }
  if (!chosen.includes(1)) throw groupUnknown('protected', attributes);
  return chosen;
}
