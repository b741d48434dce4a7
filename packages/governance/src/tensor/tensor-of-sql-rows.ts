import { GovernanceError } from '../errors.ts';
import { sumCells } from './sum-cells.ts';
import type { ByOutcome, GroupTensor, TensorCell } from './tensor.ts';
import { planQuery, type TensorQuery } from './tensor-query.ts';
import { EXACT, type WeightGrid } from './weight-grid.ts';

/** A row as a driver gives it, by column name. */
export type SqlRow = Readonly<Record<string, unknown>>;

const FAULTS = [
  ['label_faults', 'GOVERNANCE_LABELS_INVALID', 'labels and decisions must be 0 or 1'],
  ['weight_faults', 'GOVERNANCE_WEIGHTS_INVALID', 'weights must be finite and at least 0'],
  ['score_faults', 'GOVERNANCE_SCORES_INVALID', 'scores must be in [0, 1]'],
] as const;

/**
 * The tensor that the result of {@link groupTensorSql} holds. Counts may be numbers, bigints or texts,
 * as drivers give them.
 *
 * @throws GovernanceError `GOVERNANCE_LABELS_INVALID`, `GOVERNANCE_WEIGHTS_INVALID` and
 * `GOVERNANCE_SCORES_INVALID` where the table has impossible values, `GOVERNANCE_NO_ROWS` where it is
 * empty, `GOVERNANCE_TENSORS_DIFFER` where the rows are not the result of this query.
 * @example
 * const query = { table: 'decisions', yTrue: 'repaid', yPred: 'granted', sensitive: ['sex'] };
 * tensorOfSqlRows(query, [{ g0: 'f', n0: 1n, n1: '2', n2: 3, n3: 4, label_faults: 0 }]).rows; // Returns: 10
 */
export function tensorOfSqlRows(query: TensorQuery, rows: readonly SqlRow[]): GroupTensor {
  const plan = planQuery(query);
  const grid = plan.weights?.grid;
  const bins = plan.yScore === undefined ? undefined : plan.bins;
  refuseFaults(rows, { weight_faults: grid !== undefined, score_faults: bins !== undefined });
  const cells = rows.map((row): TensorCell => {
    const four = (alias: string): ByOutcome => {
      const at = (place: number): number => wholeOf(row, `${alias}${place}`);
      return [at(0), at(1), at(2), at(3)];
    };
    const binsOf = (label: number): readonly number[] =>
      Array.from({ length: bins ?? 0 }, (_, bin) => wholeOf(row, `h${label}_${bin}`));
    return {
      group: plan.axes.map((_, at) => textOf(row, `g${at}`)),
      counts: four('n'),
      ...(grid && { weights: four('w'), squares: four('q') }),
      ...(bins && { scores: [binsOf(0), binsOf(1)] as const }),
    };
  });
  const count = cells.reduce((sum, cell) => sum + sumOf(cell.counts), 0);
  if (count === 0) {
    throw new GovernanceError('GOVERNANCE_NO_ROWS', {
      message: 'group tensor: the table must have at least one row; it has none; check its name',
    });
  }
  if (grid) requireFit(cells, grid);
  return {
    schemaVersion: 1,
    sensitive: plan.sensitive,
    control: plan.control,
    rows: count,
    ...(grid && { weightGrid: grid }),
    ...(bins && { scoreBins: bins }),
    cells: sumCells(cells),
  };
}

function refuseFaults(
  rows: readonly SqlRow[],
  asked: { readonly weight_faults: boolean; readonly score_faults: boolean },
): void {
  for (const [column, code, requirement] of FAULTS) {
    if (column !== 'label_faults' && !asked[column]) continue;
    const faults = rows.reduce((sum, row) => sum + wholeOf(row, column), 0);
    if (faults === 0) continue;
    throw new GovernanceError(code, {
      message: `group tensor: all ${requirement}; ${faults} rows of the table have others, or none; mend them or leave them out of the table`,
      details: { rows: faults },
    });
  }
}

function requireFit(cells: readonly TensorCell[], grid: WeightGrid): void {
  for (const name of ['weights', 'squares'] as const) {
    if (cells.reduce((sum, cell) => sum + sumOf(cell[name]!), 0) <= EXACT) continue;
    throw new GovernanceError('GOVERNANCE_WEIGHTS_INVALID', {
      message: `group tensor: weights.grid.${name} must hold the sum in 2^53 units; 2^${grid[name]} is too fine; take weightGridFor of the rows and the maximum of the table`,
      details: { grid: grid[name] },
    });
  }
}

function sumOf([a, b, c, d]: ByOutcome): number {
  return a + b + c + d;
}

function wholeOf(row: SqlRow, column: string): number {
  const value = row[column];
  const number =
    typeof value === 'bigint' || (typeof value === 'string' && value !== '')
      ? Number(value)
      : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
  throw notOfQuery(column, 'a whole number');
}

function textOf(row: SqlRow, column: string): string | null {
  const value = row[column];
  if (value === null || typeof value === 'string') return value;
  throw notOfQuery(column, 'a text or null');
}

function notOfQuery(column: string, requirement: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_TENSORS_DIFFER', {
    message: `group tensor: column "${column}" of the result must be ${requirement}; it is not; pass the rows that groupTensorSql gives for the same query`,
    details: { column },
  });
}
