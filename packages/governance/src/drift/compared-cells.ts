import type { DriftColumn } from '@codexhub/common-config/records';

/** Fewer rows than these to be expected of a cell in the smaller sample (Cochran 1954): it is pooled. */
const EXPECTED = 5;

/** The cells of one column in both samples, as they are compared. */
export interface ComparedCells {
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** How many cells with rows were too sparse to stand by themselves and are one cell now. */
  readonly pooled: number;
}

/**
 * Every cell of a column, missing rows in one of their own, as in the profile.
 * @returns the intervals and atoms from left to right, or the values and `other`; last what is missing
 */
export function cellsOf(column: DriftColumn): readonly number[] {
  if (column.kind === 'category') {
    const { values, other, missing } = column.counts;
    return [...values, other, missing];
  }
  return [...orderedCells(column), column.counts.missing];
}

/** The bins of numbers from left to right: each interval, then the atom on its right edge, if any. */
export function orderedCells({
  edges,
  atoms,
  counts,
}: Extract<DriftColumn, { kind: 'number' }>): readonly number[] {
  return counts.intervals.flatMap((count, at) => {
    const atom = at < edges.length ? atoms.indexOf(edges[at]!) : -1;
    return atom < 0 ? [count] : [count, counts.atoms[atom]!];
  });
}

/**
 * The cells to compare: those without a row in either sample left out, those of which the smaller sample
 * may expect fewer than five rows (at the share of both samples together) pooled into one, and that one,
 * where it is still too sparse, joined to the sparsest of the others. Which cells these are both samples
 * decide alike, so that no drift stays no drift.
 */
export function comparedCells(one: DriftColumn, other: DriftColumn): ComparedCells {
  const [reference, current] = [cellsOf(one), cellsOf(other)];
  const smaller = Math.min(sumOf(reference), sumOf(current));
  const expected = (rows: number): number => (rows * smaller) / (sumOf(reference) + sumOf(current));
  const kept: [number, number][] = [];
  let sparse: [number, number] = [0, 0];
  let pooled = 0;
  for (const [at, rows] of reference.entries()) {
    const cell: [number, number] = [rows, current[at]!];
    const both = cell[0] + cell[1];
    if (both === 0) continue;
    if (expected(both) >= EXPECTED) {
      kept.push(cell);
    } else {
      sparse = [sparse[0] + cell[0], sparse[1] + cell[1]];
      pooled += 1;
    }
  }
  if (pooled > 0) {
    const least = kept.reduce(
      (small, cell, at) => (rowsAt(kept, small) > cell[0] + cell[1] ? at : small),
      0,
    );
    const neighbour = kept[least];
    if (neighbour && expected(sparse[0] + sparse[1]) < EXPECTED) {
      kept[least] = [neighbour[0] + sparse[0], neighbour[1] + sparse[1]];
    } else {
      kept.push(sparse);
    }
  }
  return { reference: kept.map(([rows]) => rows), current: kept.map(([, rows]) => rows), pooled };
}

function rowsAt(cells: readonly [number, number][], at: number): number {
  return cells[at]![0] + cells[at]![1];
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
