import { GovernanceError } from '../../errors.ts';
import { groupUnknown, type RowGroups } from '../../internal/row-groups.ts';

/** The share that a group is to have, by the values of its attributes. */
export interface DesiredShare {
  readonly group: Readonly<Record<string, string>>;
  readonly share: number;
}

/** How far from 1 the shares may add up. */
const TOLERANCE = 1e-9;

/**
 * The desired share of each group; 0 of those that are not named.
 * @throws GovernanceError `GOVERNANCE_GROUP_UNKNOWN`, `GOVERNANCE_OPTION_INVALID` where shares are not from
 * 0 to 1, a group stands twice, or they do not add up to 1
 */
export function desiredShares(
  { attributes, groups }: RowGroups,
  desired: readonly DesiredShare[],
): Float64Array {
  if (!Array.isArray(desired)) throw desiredInvalid('must be an array, of { group, share }');
  const shares = new Float64Array(groups.length);
  const places = new Map(groups.map((group, at) => [JSON.stringify(group), at]));
  const seen = new Set<number>();
  let sum = 0;
  for (const { group, share } of desired) {
    const values = new Map(Object.entries(group ?? {}));
    const at = places.get(JSON.stringify(attributes.map((name) => values.get(name) ?? null)));
    if (at === undefined || values.size !== attributes.length) {
      throw groupUnknown('desired', attributes);
    }
    if (seen.has(at) || !(share >= 0 && share <= 1)) {
      throw desiredInvalid('must name each group once, with a share from 0 to 1');
    }
    seen.add(at);
    shares[at] = share;
    sum += share;
  }
  if (Math.abs(sum - 1) > TOLERANCE) throw desiredInvalid('must add up to 1');
  return shares;
}

function desiredInvalid(requirement: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `fairness: the desired shares ${requirement}; they do not; leave them out to take the groups' shares of all items`,
    details: { name: 'desired', requirement },
  });
}
