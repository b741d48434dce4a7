import { GovernanceError } from '../errors.ts';
import { requireTensor } from './require-tensor.ts';
import { sumCells } from './sum-cells.ts';
import type { ByOutcome, GroupTensor, TensorCell } from './tensor.ts';
import { EXACT, roundHalfEven, type WeightGrid } from './weight-grid.ts';

/**
 * The tensor of the rows of several tensors together. Counts add up exactly, in any order and any
 * bracketing, and so do weights on one grid: shards counted with `weightGridFor` of the whole give the
 * very tensor of the whole.
 *
 * Weights on several grids go to the coarsest of them, or to a coarser one that holds the total in 2^53
 * units: each sum is rounded once, by half a unit at the most (those of squares up), so another bracketing
 * may differ by units.
 *
 * @throws GovernanceError `GOVERNANCE_TENSORS_DIFFER` where attributes, controls, score bins or the
 * presence of weights differ; `GOVERNANCE_TENSOR_INVALID` where one does not add up.
 * @example
 * const one = groupTensor({ yTrue: [1], yPred: [1], sensitive: { sex: ['f'] } });
 * mergeTensors(one, one).cells[0]; // Returns: { group: ['f'], counts: [0, 0, 0, 2] }
 */
export function mergeTensors(first: GroupTensor, ...others: readonly GroupTensor[]): GroupTensor {
  for (const tensor of [first, ...others]) requireTensor(tensor);
  for (const other of others) requireAlike(first, other);
  const tensors = [first, ...others];
  const weightGrid = first.weightGrid && commonGrid(tensors);
  return {
    ...first,
    rows: tensors.reduce((rows, tensor) => rows + tensor.rows, 0),
    ...(weightGrid && { weightGrid }),
    cells: sumCells(tensors.flatMap((tensor) => onGrid(tensor, weightGrid))),
  };
}

function requireAlike(one: GroupTensor, other: GroupTensor): void {
  const differ = [
    ['sensitive attributes', JSON.stringify(one.sensitive) !== JSON.stringify(other.sensitive)],
    ['controls', JSON.stringify(one.control) !== JSON.stringify(other.control)],
    ['score bins', one.scoreBins !== other.scoreBins],
    ['weights', (one.weightGrid === undefined) !== (other.weightGrid === undefined)],
  ] as const;
  for (const [what, differs] of differ) {
    if (!differs) continue;
    throw new GovernanceError('GOVERNANCE_TENSORS_DIFFER', {
      message: `merging group tensors: all must have the same ${what}; received others; count every shard with the same options, or take marginals first`,
      details: { what },
    });
  }
}

function commonGrid(tensors: readonly GroupTensor[]): WeightGrid {
  const commonOf = (name: keyof WeightGrid): number => {
    const exponents = tensors.map(({ weightGrid }) => weightGrid![name]);
    let exponent = exponents.reduce((one, other) => Math.max(one, other));
    const totals = tensors.map(({ cells }) => unitsOf(cells, name));
    const fits = (): boolean =>
      totals.reduce((sum, total, at) => sum + total * 2 ** (exponents[at]! - exponent), 0) <= EXACT;
    while (!fits()) exponent += 1;
    return exponent;
  };
  return { weights: commonOf('weights'), squares: commonOf('squares') };
}

function unitsOf(cells: readonly TensorCell[], name: keyof WeightGrid): number {
  return cells.reduce((sum, cell) => cell[name]!.reduce((all, units) => all + units, sum), 0);
}

function onGrid(tensor: GroupTensor, grid: WeightGrid | undefined): readonly TensorCell[] {
  const { weightGrid: from, cells } = tensor;
  if (!grid || !from) return cells;
  if (from.weights === grid.weights && from.squares === grid.squares) return cells;
  return cells.map((cell) => ({
    ...cell,
    weights: rounded(cell.weights!, from.weights - grid.weights, roundHalfEven),
    squares: rounded(cell.squares!, from.squares - grid.squares, Math.ceil),
  }));
}

function rounded(
  [a, b, c, d]: ByOutcome,
  exponent: number,
  round: (units: number) => number,
): ByOutcome {
  const scale = 2 ** exponent;
  return [round(a * scale), round(b * scale), round(c * scale), round(d * scale)];
}
