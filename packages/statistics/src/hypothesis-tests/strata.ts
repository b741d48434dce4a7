import type { Table2x2 } from './table.ts';

/** One 2 × 2 table for each stratum: the same two groups, seen apart for each value of a third column. */
export interface Strata {
  /** The tables, at least one; fractional counts are accepted. */
  readonly strata: readonly Table2x2[];
}
