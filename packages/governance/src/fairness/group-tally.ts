import type { Estimand, GroupCell } from '@codexhub/common-config/records';

/** One group after merging: its rows, and its counts in every repeat. */
export interface GroupTally {
  readonly group: string;
  /** Groups of the data that were merged into this one. */
  readonly merged: readonly string[];
  readonly rows: number;
  readonly repeats: readonly GroupCell[];
  readonly treatment: 'judged' | 'below_minimum' | 'excluded';
  /** The policy excludes it, but it is too large for that. */
  readonly exclusionRefused: boolean;
  readonly justification?: string | undefined;
}

/** The groups of one attribute under one estimand. */
export interface AttributeTally {
  readonly attribute: string;
  readonly estimand: Estimand;
  readonly groups: readonly GroupTally[];
  readonly unknown: number;
  readonly total: number;
  readonly reference?: string | undefined;
  readonly blocksUnknown: boolean;
  /** Why nothing can be concluded from these counts at all. */
  readonly problem?: string | undefined;
}

/** The rows of a cell. */
export function rowsOf({ actualFavourable, actualUnfavourable }: GroupCell): number {
  return (
    actualFavourable.favourable +
    actualFavourable.unfavourable +
    actualUnfavourable.favourable +
    actualUnfavourable.unfavourable
  );
}

/** Counts added up, cell by cell: what merging groups means. Of none, all zero. */
export function pooledCell(group: string, cells: readonly GroupCell[]): GroupCell {
  const add = (pick: (cell: GroupCell) => number): number =>
    cells.reduce((sum, cell) => sum + pick(cell), 0);
  return {
    group,
    actualFavourable: {
      favourable: add((cell) => cell.actualFavourable.favourable),
      unfavourable: add((cell) => cell.actualFavourable.unfavourable),
    },
    actualUnfavourable: {
      favourable: add((cell) => cell.actualUnfavourable.favourable),
      unfavourable: add((cell) => cell.actualUnfavourable.unfavourable),
    },
  };
}
