import type { Estimand, GroupCell } from '@codexhub/common-config/records';

/** One group after merging: its counts in every repeat, and their average. */
export interface GroupTally {
  readonly group: string;
  /** Groups of the data that were merged into this one. */
  readonly merged: readonly string[];
  readonly rows: number;
  readonly average: GroupCell;
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

/** Counts added up, cell by cell, and divided: by 1 to merge groups, by the repeats to average. */
export function pooledCell(group: string, cells: readonly GroupCell[], divisor: number): GroupCell {
  const add = (pick: (cell: GroupCell) => number): number =>
    cells.reduce((sum, cell) => sum + pick(cell), 0) / divisor;
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
