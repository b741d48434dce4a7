/** The counts of one group's rate. Fractional counts are accepted. */
export interface RateCounts {
  /** From 0 to `trials` (relative rounding up to 1e-9 above is clipped). */
  readonly successes: number;
  /** From 0 up, finite; 0 where the group has no rows that the rate is taken over. */
  readonly trials: number;
}

/** The rates of disjoint groups and the level at which statements about all of them hold together. */
export interface Rates {
  /** One for each group. */
  readonly rates: readonly RateCounts[];
  /** The joint confidence level, strictly between 0 and 1. */
  readonly level: number;
}
