import type { WeightGrid } from './weight-grid.ts';

/** Four numbers of a group, at 2 × label + decision: 00, 01, 10, 11. */
export type ByOutcome = readonly [number, number, number, number];

/** What was counted of one group: no row and no identifier. */
export interface TensorCell {
  /** A value for each sensitive attribute, then for each control; `null` where it is unknown. */
  readonly group: readonly (string | null)[];
  /** Rows, at 2 × label + decision. */
  readonly counts: ByOutcome;
  /** Sums of the weights, in units of 2^`weightGrid.weights`; present where rows have weights. */
  readonly weights?: ByOutcome;
  /** Sums of the squared weights, each rounded up, in units of 2^`weightGrid.squares`. */
  readonly squares?: ByOutcome;
  /** Rows by score: the bins of label 0, and those of label 1. Rows are counted, not weights. */
  readonly scores?: readonly [readonly number[], readonly number[]];
}

/**
 * Counts of rows by sensitive attributes × controls × label × decision: all that fairness of a
 * classifier derives from. Plain data of integers, so it has a digest and a JSON round trip.
 *
 * Names stand in code-unit order, cells in that of their groups with unknown last, and a cell is there
 * only if it has rows: the same rows give the same tensor, whatever their order. `rows` is the sum of
 * all counts. Small cells disclose: treat it as restricted data.
 */
export interface GroupTensor {
  readonly schemaVersion: 1;
  readonly sensitive: readonly string[];
  readonly control: readonly string[];
  readonly rows: number;
  /** Present where rows have weights. */
  readonly weightGrid?: WeightGrid;
  /** Equal bins over [0, 1]; present where rows have scores. */
  readonly scoreBins?: number;
  readonly cells: readonly TensorCell[];
}
