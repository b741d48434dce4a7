/** The counts of two independent rates, a = successesA / trialsA and b alike. Fractional counts are accepted. */
export interface TwoRates {
  /** From 0 to `trialsA` (relative rounding up to 1e-9 above is clipped). */
  readonly successesA: number;
  /** From 0 up, finite. */
  readonly trialsA: number;
  /** From 0 to `trialsB` (relative rounding up to 1e-9 above is clipped). */
  readonly successesB: number;
  /** From 0 up, finite. */
  readonly trialsB: number;
}

/** Two independent rates and the confidence level of their comparison. */
export interface TwoRatesAtLevel extends TwoRates {
  /** The confidence level, strictly between 0 and 1. */
  readonly level: number;
}
