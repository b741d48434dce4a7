import { GovernanceError } from '../../errors.ts';
import { marginalOf } from '../../tensor/marginal.ts';
import { requireTensor } from '../../tensor/require-tensor.ts';
import { sortCells } from '../../tensor/sort-cells.ts';
import type { GroupTensor, TensorCell } from '../../tensor/tensor.ts';
import { addOutcomes, noOutcomes, type Outcomes, sumOf } from './outcome-rates.ts';

/** Where the rows went: the others add up to `total`. */
export interface RowsByGroups {
  readonly total: number;
  /** Rows of the groups that have weight. */
  readonly groups: number;
  /** Rows of groups without any weight. */
  readonly weightless: number;
  /** Rows that lack a value of a sensitive attribute: in no group. */
  readonly unknown: number;
}

/** A group whose attributes are all known. */
export interface KnownGroup extends Outcomes {
  readonly group: readonly string[];
}

/** The groups of one combination of the controls' values. */
export interface GroupsOfLevel {
  readonly control: readonly (string | null)[];
  readonly groups: readonly KnownGroup[];
  /** All rows of the level, the unknown ones too. */
  readonly all: Outcomes;
  readonly rows: RowsByGroups;
}

/** The attributes' names in the order of every `group`, and the levels in canonical order. */
export interface KnownGroups {
  readonly sensitive: readonly string[];
  readonly control: readonly string[];
  readonly levels: readonly GroupsOfLevel[];
}

/**
 * The groups of a tensor over some of its sensitive attributes, at each level of some of its controls;
 * other attributes are summed away. By default over all sensitive attributes.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID` where the tensor has no such attribute or
 * control, one stands twice, or there is no attribute; `GOVERNANCE_TENSOR_INVALID`.
 */
export function knownGroups(
  tensor: GroupTensor,
  attributes?: readonly string[],
  control: readonly string[] = [],
): KnownGroups {
  requireTensor(tensor);
  const sensitive = attributes ?? tensor.sensitive;
  requireAxes('sensitive', sensitive, tensor.sensitive);
  requireAxes('control', control, tensor.control);
  if (sensitive.length === 0) throw invalid('at least one sensitive attribute', 'none');
  // Histograms of scores are of no use here and cost room.
  const lean = { ...tensor, cells: tensor.cells.map(({ scores: _, ...cell }) => cell) };
  const over = marginalOf(lean, [...sensitive, ...control]);
  const split = over.sensitive.length;
  const levels = new Map<string, TensorCell[]>();
  for (const cell of over.cells) {
    const key = JSON.stringify(cell.group.slice(split));
    const cells = levels.get(key);
    if (cells) cells.push(cell);
    else levels.set(key, [cell]);
  }
  const order = sortCells(
    [...levels.values()].map(([cell]) => ({ ...cell!, group: cell!.group.slice(split) })),
  );
  return {
    sensitive: over.sensitive,
    control: over.control,
    levels: order.map(({ group }) => groupsOfLevel(group, levels.get(JSON.stringify(group))!)),
  };
}

function groupsOfLevel(
  control: readonly (string | null)[],
  cells: readonly TensorCell[],
): GroupsOfLevel {
  const groups: KnownGroup[] = [];
  let all = noOutcomes;
  let inGroups = 0;
  let weightless = 0;
  for (const { group: values, counts, weights = counts } of cells) {
    all = addOutcomes(all, { counts, weights });
    const group = values.slice(0, values.length - control.length);
    if (!isKnown(group)) continue;
    groups.push({ group, counts, weights });
    if (sumOf(weights) > 0) inGroups += sumOf(counts);
    else weightless += sumOf(counts);
  }
  const total = sumOf(all.counts);
  const unknown = total - inGroups - weightless;
  return { control, groups, all, rows: { total, groups: inGroups, weightless, unknown } };
}

function isKnown(group: readonly (string | null)[]): group is readonly string[] {
  return !group.includes(null);
}

function requireAxes(what: string, names: readonly string[], of: readonly string[]): void {
  if (!Array.isArray(names)) throw invalid(`an array of names as ${what}`, `a ${typeof names}`);
  for (const [at, name] of names.entries()) {
    if (!of.includes(name)) {
      const known = of.length > 0 ? of.map((one) => `"${one}"`).join(', ') : 'none';
      throw invalid(`a ${what} attribute of the tensor, which has ${known}`, `"${name}"`);
    }
    if (names.indexOf(name) !== at) throw invalid('each attribute once', `"${name}" twice`);
  }
}

function invalid(requirement: string, received: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_ATTRIBUTE_INVALID', {
    message: `fairness metrics: there must be ${requirement}; received ${received}; correct the names of sensitive and control`,
    details: { requirement, received },
  });
}
