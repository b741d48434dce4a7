import { GovernanceError } from '../../errors.ts';
import { axesOf, groupsOfAxes } from '../../internal/row-groups.ts';
import type { GroupColumn } from '../../tensor/axis.ts';

/** The groups that occur among rows, and which of them each row belongs to. */
export interface KnownGroups {
  readonly attributes: readonly string[];
  /** A value for each attribute, none unknown; in the order of a group tensor's cells. */
  readonly groups: readonly (readonly string[])[];
  /** The place of the row's group in `groups`; −1 where a value of it is unknown. */
  readonly groupOf: Int32Array;
  /** Rows whose group is unknown. */
  readonly unknown: number;
}

/**
 * Which group each row belongs to, over the intersections of several attributes.
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_GROUPS_INVALID`,
 * `GOVERNANCE_LENGTHS_UNEQUAL`
 */
export function knownGroups(
  sensitive: Readonly<Record<string, GroupColumn>>,
  rows: number,
): KnownGroups {
  const axes = axesOf(sensitive);
  for (const { name, codes } of axes) requireRows(name, codes.length, rows);
  const { attributes, groups, numbers, known, unknown } = groupsOfAxes(axes, rows);
  const placeOf = new Int32Array(groups.length).fill(-1);
  for (const [place, at] of known.entries()) placeOf[at] = place;
  const groupOf = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) groupOf[row] = placeOf[numbers[row]!]!;
  return { attributes, groups: known.map((at) => groups[at] as string[]), groupOf, unknown };
}

/** @throws GovernanceError `GOVERNANCE_LENGTHS_UNEQUAL` */
export function requireRows(name: string, received: number, expected: number): void {
  if (received === expected) return;
  throw new GovernanceError('GOVERNANCE_LENGTHS_UNEQUAL', {
    message: `mitigation: every input must have the same ${expected} rows; "${name}" has ${received}; pass the columns of the same rows`,
    details: { name, expected, received },
  });
}

/** @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID` */
export function requireAttributes(expected: readonly string[], received: readonly string[]): void {
  if (JSON.stringify(expected) === JSON.stringify(received)) return;
  const named = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
  throw new GovernanceError('GOVERNANCE_ATTRIBUTE_INVALID', {
    message: `mitigation: the attributes must be those that it was made with, ${named(expected)}; received ${named(received)}; pass the same columns`,
    details: { expected, received },
  });
}
