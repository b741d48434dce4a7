import { GovernanceError } from '../../errors.ts';
import { marginalOf } from '../../tensor/marginal.ts';
import type { GroupTensor, TensorCell } from '../../tensor/tensor.ts';

/** How many persons there are, and how many of them were decided favourably. */
export interface Selection {
  readonly n: number;
  readonly selected: number;
}

/** The selection of a group that is known by all attributes. */
export interface GroupSelection extends Selection {
  /** A value for each attribute, in the order in which these were asked for. */
  readonly group: readonly string[];
  /** Of the persons whose group is known. */
  readonly share: number;
}

export interface SelectionCounts {
  readonly attributes: readonly string[];
  readonly groups: readonly GroupSelection[];
  /** Persons of whom at least one attribute is missing. */
  readonly unknown: Selection;
}

/**
 * Persons and selections by attribute, or by the intersections of several: counts, never weights.
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`
 */
export function selectionCounts(
  tensor: GroupTensor,
  attribute: string | readonly string[],
): SelectionCounts {
  const attributes = typeof attribute === 'string' ? [attribute] : Array.from(attribute ?? []);
  if (attributes.length === 0 || new Set(attributes).size < attributes.length) {
    throw new GovernanceError('GOVERNANCE_ATTRIBUTE_INVALID', {
      message: `impact ratios: there must be at least one attribute, each named once; received ${attributes.length === 0 ? 'none' : 'one twice'}; name those of the tensor, such as "sex"`,
    });
  }
  const { sensitive, control, cells } = marginalOf(tensor, attributes);
  const order = attributes.map((name) => [...sensitive, ...control].indexOf(name));
  const known: (GroupSelection & { readonly group: readonly string[] })[] = [];
  const unknown = { n: 0, selected: 0 };
  for (const cell of cells) {
    const { n, selected } = selectionOf(cell);
    // Of a tensor put together by hand: nobody has no rate, and is nobody's reference.
    if (n === 0) continue;
    const group = order.map((axis) => cell.group[axis] ?? null);
    if (isKnown(group)) {
      known.push({ group, n, selected, share: 0 });
    } else {
      unknown.n += n;
      unknown.selected += selected;
    }
  }
  const persons = known.reduce((sum, { n }) => sum + n, 0);
  return {
    attributes,
    groups: known.map((one) => ({ ...one, share: one.n / persons })),
    unknown,
  };
}

function isKnown(group: readonly (string | null)[]): group is readonly string[] {
  return !group.includes(null);
}

function selectionOf({ counts: [a, b, c, d] }: TensorCell): Selection {
  return { n: a + b + c + d, selected: b + d };
}
