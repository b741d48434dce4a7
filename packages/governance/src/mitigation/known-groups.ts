import { GovernanceError } from '../errors.ts';
import { axisOf, type GroupColumn } from '../tensor/axis.ts';
import { numberGroups } from '../tensor/group-numbers.ts';
import { sortCells } from '../tensor/sort-cells.ts';
import type { TensorCell } from '../tensor/tensor.ts';
import { axisNames } from '../tensor/tensor-axes.ts';

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
  const { sensitive: attributes } = axisNames(Object.keys(sensitive), []);
  const columns = new Map(Object.entries(sensitive));
  const axes = attributes.map((name) => axisOf(name, columns.get(name)!));
  for (const { name, codes } of axes) requireRows(name, codes.length, rows);
  const { numbers, size, groupOf: groupAt } = numberGroups(axes, rows);
  const occurs = new Uint8Array(size + 1);
  for (let row = 0; row < rows; row += 1) occurs[numberIn(numbers[row]!, size)] = 1;
  const numberOf = new Map<TensorCell, number>();
  for (let number = 0; number < size; number += 1) {
    if (occurs[number] === 0) continue;
    const group = groupAt(number);
    if (!group.includes(null)) numberOf.set({ group, counts: [0, 0, 0, 0] }, number);
  }
  const sorted = sortCells([...numberOf.keys()]);
  const placeOf = new Int32Array(size + 1).fill(-1);
  for (const [place, cell] of sorted.entries()) placeOf[numberOf.get(cell)!] = place;
  const groupOf = new Int32Array(rows);
  let unknown = 0;
  for (let row = 0; row < rows; row += 1) {
    const place = placeOf[numberIn(numbers[row]!, size)]!;
    groupOf[row] = place;
    if (place < 0) unknown += 1;
  }
  return { attributes, groups: sorted.map(({ group }) => group as string[]), groupOf, unknown };
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

function numberIn(number: number, size: number): number {
  return number >= 0 && number < size ? number : size;
}
