/** What an exact test returns: there is no statistic. */
export interface ExactTestResult {
  /** The two-sided p value, from 0 to 1. */
  readonly pValue: number;
  /** Which test it was, for example 'fisher-exact'. */
  readonly method: string;
}

/** What a test with a statistic returns. */
export interface TestResult extends ExactTestResult {
  /** The statistic, on the scale that the method names. */
  readonly statistic: number;
}

/** What a chi-squared test with more than one degree of freedom returns. */
export interface ChiSquareTestResult extends TestResult {
  /** The degrees of freedom of the statistic, a whole number from 1 up. */
  readonly degreesOfFreedom: number;
}
