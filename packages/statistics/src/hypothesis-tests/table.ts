/**
 * A 2 × 2 table of counts, rows (a, b) and (c, d): for two groups, the successes and failures of the first
 * and of the second.
 */
export interface Table2x2 {
  /** First row, first column. */
  readonly a: number;
  /** First row, second column. */
  readonly b: number;
  /** Second row, first column. */
  readonly c: number;
  /** Second row, second column. */
  readonly d: number;
}
