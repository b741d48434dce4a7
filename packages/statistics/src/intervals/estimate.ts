/** An estimate with its standard error, and the confidence level wanted. */
export interface Estimate {
  /** The estimate, finite. */
  readonly value: number;
  /** The standard error of the estimate, from 0 up, in its unit. */
  readonly standardError: number;
  /** The confidence level, strictly between 0 and 1. */
  readonly level: number;
}
