import { GovernanceError } from '../errors.ts';
import { columnsOf, lengthOf } from '../internal/required-columns.ts';
import { type Axis, axisOf, type GroupColumn } from './axis.ts';
import { countRows, countScores, type RowsToCount, sumWeights } from './count-rows.ts';
import { numberGroups } from './group-numbers.ts';
import { checkedScores, checkedWeights, labelBytes, refuseLabels } from './row-values.ts';
import { scoreBinsOf } from './score-bins.ts';
import { sortCells } from './sort-cells.ts';
import type { ByOutcome, GroupTensor, TensorCell } from './tensor.ts';
import { axisNames } from './tensor-axes.ts';
import { checkWeightGrid, EXACT, type WeightGrid, weightGridFor } from './weight-grid.ts';

/** What {@link groupTensor} counts: an entry a row, in any order of rows. */
export interface RowsOfTensor {
  /** 1 for the favourable label, otherwise 0; a `Uint8Array` is read as it is. */
  readonly yTrue: ArrayLike<number>;
  /** The decisions, in the same terms. */
  readonly yPred: ArrayLike<number>;
  /** Scores in [0, 1], kept as a histogram. */
  readonly yScore?: ArrayLike<number>;
  /** The groups by attribute; category columns are counted by their codes, which is fastest. */
  readonly sensitive: Readonly<Record<string, GroupColumn>>;
  /** Columns to condition on, such as a region: counted as attributes are, never compared. */
  readonly control?: Readonly<Record<string, GroupColumn>>;
  /** Finite and at least 0. */
  readonly weights?: ArrayLike<number>;
  /** For shards: {@link weightGridFor} of the whole. By default that of these rows. */
  readonly weightGrid?: WeightGrid;
  /** Equal bins over [0, 1]; 100 by default. */
  readonly scoreBins?: number;
}

/**
 * Counts rows by sensitive attributes × controls × label × decision, in one pass: whole numbers that
 * every fairness measure of a classifier derives from. A missing group is counted as unknown (`null`),
 * never dropped; groups without rows take no room, so 100,000 groups are fine.
 *
 * Weights are rounded to the multiples of 2^k that make all their sums exact, with
 * k = ⌈log₂ rows⌉ + ⌈log₂ maximum⌉ − 53; the tensor says which ({@link weightGridFor}).
 *
 * @throws GovernanceError `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_NO_ROWS`,
 * `GOVERNANCE_LABELS_INVALID`, `GOVERNANCE_WEIGHTS_INVALID`, `GOVERNANCE_SCORES_INVALID`,
 * `GOVERNANCE_GROUPS_INVALID` where a group is neither text nor missing,
 * `GOVERNANCE_ATTRIBUTE_INVALID` where there is no sensitive attribute, or one is a control too.
 * @example
 * const { cells } = groupTensor({
 *   yTrue: [1, 0, 1], yPred: [1, 1, 0], sensitive: { sex: ['f', 'f', null] },
 * });
 * cells[0]; // Returns: { group: ['f'], counts: [0, 1, 0, 1] }
 * cells[1]; // Returns: { group: [null], counts: [0, 0, 1, 0] }
 */
export function groupTensor(rows: RowsOfTensor): GroupTensor {
  const sensitive = columnsOf('sensitive', rows.sensitive);
  const control = columnsOf('control', rows.control ?? {});
  const columns = new Map([...sensitive, ...control]);
  const names = axisNames([...sensitive.keys()], [...control.keys()]);
  const axes = [...names.sensitive, ...names.control].map((name) =>
    axisOf(name, columns.get(name)!),
  );
  requireSameRows(rows, axes);
  const toCount: RowsToCount = {
    groups: numberGroups(axes, rows.yTrue.length),
    yTrue: labelBytes('yTrue', rows.yTrue),
    yPred: labelBytes('yPred', rows.yPred),
  };
  const { counts, largest } = countRows(toCount);
  if (largest > 1) {
    refuseLabels('yTrue', toCount.yTrue);
    refuseLabels('yPred', toCount.yPred);
  }
  if (rows.weightGrid && !rows.weights) {
    throw new GovernanceError('GOVERNANCE_WEIGHTS_INVALID', {
      message: 'group tensor: a weightGrid must have weights to round; received none; leave it out',
    });
  }
  const weighted = rows.weights && weigh(toCount, rows.weights, rows.weightGrid);
  const scored = scoresOf(toCount, rows);
  const cells: TensorCell[] = [];
  for (let number = 0; number <= toCount.groups.size; number += 1) {
    const inCell = fourAt(counts, number);
    if (inCell[0] + inCell[1] + inCell[2] + inCell[3] === 0) continue;
    cells.push({
      group: toCount.groups.groupOf(number),
      counts: inCell,
      ...(weighted && {
        weights: fourAt(weighted.weights, number),
        squares: fourAt(weighted.squares, number),
      }),
      ...(scored && {
        scores: [scored.binsOf(2 * number), scored.binsOf(2 * number + 1)] as const,
      }),
    });
  }
  return {
    schemaVersion: 1,
    ...names,
    rows: rows.yTrue.length,
    ...(weighted && { weightGrid: weighted.grid }),
    ...(scored && { scoreBins: scored.bins }),
    cells: sortCells(cells),
  };
}

function weigh(
  toCount: RowsToCount,
  values: ArrayLike<number>,
  given: WeightGrid | undefined,
): ReturnType<typeof sumWeights> & { readonly grid: WeightGrid } {
  const { weights, maximum } = checkedWeights(values);
  const grid = given ? checkWeightGrid(given) : weightGridFor({ rows: weights.length, maximum });
  const sums = sumWeights(toCount, weights, grid);
  for (const [name, units] of [
    ['weights', sums.weights],
    ['squares', sums.squares],
  ] as const) {
    let total = 0;
    for (let at = 0; at < units.length; at += 1) total += units[at]!;
    if (total <= EXACT) continue;
    throw new GovernanceError('GOVERNANCE_WEIGHTS_INVALID', {
      message: `group tensor: weightGrid.${name} must hold the sum in 2^53 units; 2^${grid[name]} is too fine; take weightGridFor of the rows and the maximum of the whole`,
      details: { grid: grid[name] },
    });
  }
  return { ...sums, grid };
}

function scoresOf(
  toCount: RowsToCount,
  rows: RowsOfTensor,
): { readonly bins: number; binsOf(at: number): readonly number[] } | undefined {
  const bins = scoreBinsOf(rows);
  if (!rows.yScore) return undefined;
  const counts = countScores(toCount, checkedScores(rows.yScore), bins);
  return { bins, binsOf: (at) => Array.from(counts.subarray(at * bins, (at + 1) * bins)) };
}

function fourAt(values: Uint32Array | Float64Array, number: number): ByOutcome {
  const at = 4 * number;
  return [values[at]!, values[at + 1]!, values[at + 2]!, values[at + 3]!];
}

function requireSameRows(rows: RowsOfTensor, axes: readonly Axis[]): void {
  const length = lengthOf('yTrue', rows.yTrue);
  const columns: readonly (readonly [string, number | undefined])[] = [
    ['yPred', lengthOf('yPred', rows.yPred)],
    ['yScore', rows.yScore?.length],
    ['weights', rows.weights?.length],
    ...axes.map(({ name, codes }) => [name, codes.length] as const),
  ];
  for (const [name, received] of columns) {
    if (received === undefined || received === length) continue;
    throw new GovernanceError('GOVERNANCE_LENGTHS_UNEQUAL', {
      message: `group tensor: every input must have the ${length} rows of yTrue; "${name}" has ${received}; pass the columns of the same rows`,
      details: { name, expected: length, received },
    });
  }
  if (length > 0) return;
  throw new GovernanceError('GOVERNANCE_NO_ROWS', {
    message: 'group tensor: there must be at least one row; received none; check what was loaded',
  });
}
