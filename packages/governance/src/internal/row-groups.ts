import { GovernanceError } from '../errors.ts';
import { type Axis, axisOf, type GroupColumn } from '../tensor/axis.ts';
import { numberGroups } from '../tensor/group-numbers.ts';
import { axisNames } from '../tensor/tensor-axes.ts';
import { codeUnitOrder } from './code-unit-order.ts';
import { requireSameRows } from './require-same-rows.ts';
import { columnsOf } from './required-columns.ts';

/** A value for each sensitive attribute, in code-unit order of their names; `null` where unknown. */
export type Group = readonly (string | null)[];

/** The groups that occur, and which of them each row is in. */
export interface RowGroups {
  readonly attributes: readonly string[];
  /** In the order of a tensor's cells: by code units, axis after axis, unknown last. */
  readonly groups: readonly Group[];
  /** Rows of each group. */
  readonly sizes: Uint32Array;
  /** Of each row, the place of its group in `groups`. */
  readonly numbers: Int32Array;
  /** Places of the groups that are known in every attribute. */
  readonly known: readonly number[];
  /** Rows of the others. */
  readonly unknown: number;
}

/**
 * The groups of rows, over all sensitive attributes together.
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_GROUPS_INVALID`,
 * `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_NO_ROWS`
 */
export function rowGroups(
  sensitive: Readonly<Record<string, GroupColumn>>,
  [name, rows]: readonly [name: string, rows: number],
): RowGroups {
  const axes = axesOf(sensitive);
  requireSameRows([[name, rows], ...axes.map((axis) => [axis.name, axis.codes.length] as const)]);
  return groupsOfAxes(axes, rows);
}

/**
 * The attributes in code-unit order of their names.
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_GROUPS_INVALID`
 */
export function axesOf(sensitive: Readonly<Record<string, GroupColumn>>): readonly Axis[] {
  const columns = columnsOf('sensitive', sensitive);
  const names = axisNames([...columns.keys()], []).sensitive;
  return names.map((name): Axis => axisOf(name, columns.get(name)!));
}

/** The groups of axes that all have as many rows. */
export function groupsOfAxes(axes: readonly Axis[], rows: number): RowGroups {
  const { numbers: given, size, groupOf } = numberGroups(axes, rows);
  const counts = new Uint32Array(size + 1);
  for (let row = 0; row < rows; row += 1) counts[placeOf(given[row]!, size)]! += 1;
  const observed: { readonly number: number; readonly group: Group }[] = [];
  for (let number = 0; number <= size; number += 1) {
    if (counts[number]! > 0) observed.push({ number, group: groupOf(number) });
  }
  observed.sort((one, other) => groupOrder(one.group, other.group));
  const placeOfNumber = new Int32Array(size + 1);
  for (const [place, { number }] of observed.entries()) placeOfNumber[number] = place;
  const numbers = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) numbers[row] = placeOfNumber[placeOf(given[row]!, size)]!;
  const attributes = axes.map(({ name }) => name);
  const groups = observed.map(({ group }) => group);
  const sizes = Uint32Array.from(observed.map(({ number }) => counts[number]!));
  const known = [...groups.keys()].filter((place) => !groups[place]!.includes(null));
  const unknown = known.reduce((rest, place) => rest - sizes[place]!, rows);
  return { attributes, groups, sizes, numbers, known, unknown };
}

/**
 * The place of the group that others are compared with: the one named, by default the largest known
 * one, of equals the first; `undefined` where no group is known.
 * @throws GovernanceError `GOVERNANCE_GROUP_UNKNOWN` where the one named has no rows.
 */
export function referenceOf(
  { attributes, groups, sizes, known }: RowGroups,
  named: Readonly<Record<string, string>> | undefined,
): number | undefined {
  if (named) {
    const values = new Map(Object.entries(named));
    const place = known.find((one) =>
      attributes.every((attribute, at) => values.get(attribute) === groups[one]![at]),
    );
    if (place !== undefined && values.size === attributes.length) return place;
    throw groupUnknown('reference', attributes);
  }
  let largest: number | undefined;
  for (const place of known) {
    if (largest === undefined || sizes[place]! > sizes[largest]!) largest = place;
  }
  return largest;
}

/** What is thrown where rows of a group were named, and there are none. Says no group's name. */
export function groupUnknown(option: string, attributes: readonly string[]): GovernanceError {
  return new GovernanceError('GOVERNANCE_GROUP_UNKNOWN', {
    message: `fairness: ${option} must name a group that has rows, by the values of ${attributes.map((name) => `"${name}"`).join(', ')}; no such group has any; check the spelling`,
    details: { option, attributes: [...attributes] },
  });
}

function placeOf(number: number, size: number): number {
  return number >= 0 && number < size ? number : size;
}

function groupOrder(one: Group, other: Group): number {
  for (let at = 0; at < one.length; at += 1) {
    const [a, b] = [one[at]!, other[at]!];
    if (a === b) continue;
    if (a === null || b === null) return a === null ? 1 : -1;
    return codeUnitOrder(a, b);
  }
  return 0;
}
