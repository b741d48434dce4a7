/**
 * The counts of one rate and the confidence level.
 *
 * Fractional counts are accepted: averages over repeated splits, or weights scaled to the effective
 * sample size n = (Σw)² / Σw².
 */
export interface OneRate {
  /** From 0 to `trials` (relative rounding up to 1e-9 above is clipped). */
  readonly successes: number;
  /** From 0 up, finite. */
  readonly trials: number;
  /** The confidence level, strictly between 0 and 1. */
  readonly level: number;
}
