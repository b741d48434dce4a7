import type { Table2x2 } from '@codexhub/statistics';
import { GovernanceError } from '../../errors.ts';
import type { GroupColumn } from '../../tensor/axis.ts';
import { groupTensor } from '../../tensor/group-tensor.ts';
import { marginalOf } from '../../tensor/marginal.ts';
import type { GroupTensor, TensorCell } from '../../tensor/tensor.ts';
import type { ComparedRate } from './compared-rates.ts';

/** The rows behind both tensors: an entry a row. */
export interface PairedRows {
  readonly yTrue: ArrayLike<number>;
  /** The decisions before, and after. */
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
  readonly sensitive: Readonly<Record<string, GroupColumn>>;
  readonly weights?: ArrayLike<number>;
}

/** How many decisions changed: rows, not weights. */
export interface ChangedDecisions {
  readonly toSelected: number;
  readonly toRejected: number;
  readonly rows: number;
}

/** Rows of a group by what holds after and before; on the scale of the effective n. */
export interface PairedTables {
  /** a: both after and before; b: after alone; c: before alone; d: neither. */
  tableOf(group: readonly string[], rate: ComparedRate): Table2x2;
  changedIn(group: readonly string[]): ChangedDecisions;
  /** Over all rows, those of unknown group too. */
  readonly changed: ChangedDecisions;
}

/** @throws GovernanceError `GOVERNANCE_TENSORS_DIFFER` where a tensor does not count these rows. */
export function pairedTables(
  rows: PairedRows,
  tensors: { readonly before: GroupTensor; readonly after: GroupTensor },
): PairedTables {
  const { yTrue, before, after, sensitive, weights } = rows;
  for (const [name, yPred] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const counted = groupTensor({ yTrue, yPred, sensitive, ...(weights && { weights }) });
    if (!isOfSameRows(counted, tensors[name])) throw otherRows(name);
  }
  // Decisions before and after stand where a tensor has labels and decisions; the label is an axis of its own.
  const label = labelName(Object.keys(sensitive));
  const labels = { kind: 'category' as const, categories: ['0', '1'], codes: codesOf(yTrue) };
  const joint = groupTensor({
    yTrue: before,
    yPred: after,
    sensitive,
    control: { [label]: labels },
    ...(weights && { weights }),
  });
  const byKey = new Map(joint.cells.map((cell) => [JSON.stringify(cell.group), cell]));
  const cellsOf = (group: readonly (string | null)[]): readonly (TensorCell | undefined)[] =>
    ['0', '1'].map((value) => byKey.get(JSON.stringify([...group, value])));
  const unit = joint.weightGrid
    ? 2 ** (joint.weightGrid.squares - 2 * joint.weightGrid.weights)
    : 1;
  return {
    tableOf: (group, rate) => tableOf(cellsOf(group), rate, unit),
    changedIn: (group) => changedIn(cellsOf(group).flatMap((cell) => (cell ? [cell] : []))),
    changed: changedIn(joint.cells),
  };
}

function tableOf(
  [negatives, positives]: readonly (TensorCell | undefined)[],
  rate: ComparedRate,
  unit: number,
): Table2x2 {
  // Both, after alone, before alone, neither: of those that are selected, or decided as labelled.
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  let squares = 0;
  const add = (
    cell: TensorCell | undefined,
    places: readonly [number, number, number, number],
  ): void => {
    if (!cell) return;
    for (const [at, place] of places.entries()) {
      sums[at]! += (cell.weights ?? cell.counts)[place]!;
      squares += cell.squares ? cell.squares[place]! * unit : cell.counts[place]!;
    }
  };
  if (rate !== 'truePositiveRate')
    add(negatives, rate === 'accuracy' ? [0, 2, 1, 3] : [3, 1, 2, 0]);
  if (rate !== 'falsePositiveRate') add(positives, [3, 1, 2, 0]);
  const weight = sums[0] + sums[1] + sums[2] + sums[3];
  const scale = weight === 0 ? 0 : weight / squares;
  const [a, b, c, d] = sums;
  return { a: a * scale, b: b * scale, c: c * scale, d: d * scale };
}

function changedIn(cells: readonly TensorCell[]): ChangedDecisions {
  const changed = { toSelected: 0, toRejected: 0, rows: 0 };
  for (const { counts } of cells) {
    changed.toSelected += counts[1];
    changed.toRejected += counts[2];
    changed.rows += counts[0] + counts[1] + counts[2] + counts[3];
  }
  return changed;
}

function codesOf(yTrue: ArrayLike<number>): Int32Array {
  const codes = new Int32Array(yTrue.length);
  for (let row = 0; row < codes.length; row += 1) codes[row] = yTrue[row]!;
  return codes;
}

/** A name that no attribute has. */
function labelName(taken: readonly string[]): string {
  let name = 'label';
  while (taken.includes(name)) name += '_';
  return name;
}

/** Whether two tensors count the same; weights may be on different grids. */
function isOfSameRows(one: GroupTensor, other: GroupTensor): boolean {
  const [a, b] = [one, other].map((tensor) => marginalOf(tensor, tensor.sensitive)) as [
    GroupTensor,
    GroupTensor,
  ];
  const countsOf = ({ sensitive, cells }: GroupTensor): string =>
    JSON.stringify([sensitive, cells.map(({ group, counts }) => [group, counts])]);
  if (countsOf(a) !== countsOf(b)) return false;
  if (!a.weightGrid || !b.weightGrid) return a.weightGrid === b.weightGrid;
  const [inA, inB] = [2 ** a.weightGrid.weights, 2 ** b.weightGrid.weights];
  return a.cells.every(({ weights }, at) =>
    weights!.every((units, place) => {
      const [own, theirs] = [units * inA, b.cells[at]!.weights![place]! * inB];
      return Math.abs(own - theirs) <= 1e-9 * Math.max(own, theirs);
    }),
  );
}

function otherRows(name: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_TENSORS_DIFFER', {
    message: `comparing mitigation: rows.${name} must be the decisions that the tensor "${name}" counts, with the same weights; received others; pass the same rows, or leave rows out`,
    details: { name },
  });
}
