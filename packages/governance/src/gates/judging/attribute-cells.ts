import type { AttributePolicy, GroupTensor } from '@codexhub/common-config/records';
import { marginalOf } from '../../tensor/marginal.ts';
import { type GroupCell, groupCell, pooledCell, rowsOf } from './group-cell.ts';
import { groupLabel } from './group-label.ts';

/** The cells of one attribute's groups, after merging, and the rows of unknown group. */
export interface AttributeCells {
  readonly cells: ReadonlyMap<string, GroupCell>;
  /** The groups as they stand in the data. */
  readonly present: ReadonlySet<string>;
  readonly unknown: number;
  readonly total: number;
}

/** The attributes that one of the policy reads: itself, or those that it crosses. */
export function axesOf({ name, of }: Pick<AttributePolicy, 'name' | 'of'>): readonly string[] {
  return of ?? [name];
}

/** Whether a tensor was counted by an attribute, or by all that it crosses. */
export function isCounted(
  { sensitive }: GroupTensor,
  attribute: Pick<AttributePolicy, 'name' | 'of'>,
): boolean {
  return axesOf(attribute).every((axis) => sensitive.includes(axis));
}

/** The counts of one attribute, all others summed away. Every row stays in a cell or is unknown. */
export function attributeCells(tensor: GroupTensor, attribute: AttributePolicy): AttributeCells {
  const { mergeInto } = attribute;
  const cells = new Map<string, GroupCell>();
  const present = new Set<string>();
  let unknown = 0;
  const over = marginalOf(tensor, axesOf(attribute));
  // A tensor has its attributes in an order of its own; a name has them in the policy's.
  const places = axesOf(attribute).map((axis) => over.sensitive.indexOf(axis));
  for (const { group, ...counted } of over.cells) {
    const label = groupLabel(places.map((place) => group[place]!));
    if (label === null) {
      unknown += rowsOf(counted);
      continue;
    }
    present.add(label);
    const into = Object.hasOwn(mergeInto, label) ? mergeInto[label]! : label;
    const cell = groupCell(into, counted, tensor);
    const before = cells.get(into);
    cells.set(into, before ? pooledCell(into, [before, cell]) : cell);
  }
  return { cells, present, unknown, total: tensor.rows };
}
