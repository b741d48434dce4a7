import type { Estimand } from '@codexhub/common-config/records';
import type { GroupCell } from './group-cell.ts';

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
