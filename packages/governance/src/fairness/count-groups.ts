import type { Estimand, GroupCounts } from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';
import { codeUnitOrder } from '../internal/code-unit-order.ts';

/** What {@link countGroups} counts: one entry a row, in any order of rows. */
export interface GroupsToCount {
  readonly attribute: string;
  readonly estimand: Estimand;
  /** Which repeat of the cross-fitting; 0 for the model itself. */
  readonly repeat: number;
  /** The group of each row; `null` where it is unknown. */
  readonly groups: readonly (string | null)[];
  /** 1 where the outcome was favourable, otherwise 0. */
  readonly actualFavourable: Uint8Array;
  /** 1 where the decision was favourable, otherwise 0. */
  readonly decidedFavourable: Uint8Array;
}

/**
 * The counts that fairness is judged on: decisions against outcomes, a cell per group. No row and no
 * identifier is in it; the rows of all cells and those of unknown group add up to `total`.
 *
 * @throws GovernanceError `GOVERNANCE_GROUPS_INVALID` where lengths differ or a flag is not 0 or 1.
 * @example
 * countGroups({
 *   attribute: 'sex', estimand: 'model', repeat: 0, groups: ['f', 'm', null],
 *   actualFavourable: Uint8Array.of(1, 1, 0), decidedFavourable: Uint8Array.of(1, 0, 0),
 * }).unknown; // Returns: 1
 */
export function countGroups(rows: GroupsToCount): GroupCounts {
  const { attribute, estimand, repeat, groups, actualFavourable, decidedFavourable } = rows;
  requireFlags(attribute, 'actualFavourable', actualFavourable, groups.length);
  requireFlags(attribute, 'decidedFavourable', decidedFavourable, groups.length);
  // Four counters a group, indexed by 2 × actual + decided.
  const counters = new Map<string, [number, number, number, number]>();
  let unknown = 0;
  groups.forEach((group, row) => {
    if (group === null) {
      unknown += 1;
      return;
    }
    const counter = counters.get(group) ?? [0, 0, 0, 0];
    counters.set(group, counter);
    const at = (2 * actualFavourable[row]! + decidedFavourable[row]!) as 0 | 1 | 2 | 3;
    counter[at] += 1;
  });
  const cells = [...counters]
    .sort(([one], [other]) => codeUnitOrder(one, other))
    .map(([group, [refused, granted, missed, kept]]) => ({
      group,
      actualFavourable: { favourable: kept, unfavourable: missed },
      actualUnfavourable: { favourable: granted, unfavourable: refused },
    }));
  return { attribute, estimand, repeat, total: groups.length, unknown, cells };
}

function requireFlags(attribute: string, name: string, flags: Uint8Array, length: number): void {
  const received =
    flags.length === length
      ? flags.every((flag) => flag <= 1)
        ? undefined
        : 'other values'
      : `${flags.length} entries`;
  if (received === undefined) return;
  throw new GovernanceError('GOVERNANCE_GROUPS_INVALID', {
    message: `groups of "${attribute}": ${name} must hold 0 or 1 for each of the ${length} rows; received ${received}; pass the flags of the same rows as the groups`,
    details: { attribute, name, expected: length, received },
  });
}
