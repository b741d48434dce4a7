import { requireTwoRates } from '../internal/require-two-rates.ts';
import type { TwoRates } from '../intervals/two-rates.ts';
import { normalSf } from '../special/normal-distribution.ts';
import type { TestResult } from './test-result.ts';

/**
 * The two-proportion z test with the pooled rate: z = (a − b) / √(p(1 − p)(1/n_a + 1/n_b)), p = (x_a + x_b)/(n_a + n_b).
 *
 * Positive when a is the higher rate; the p value is two-sided and accurate far into the tail. z² is the statistic
 * of {@link chiSquareTest2x2}.
 *
 * @param rates - the counts of both arms (fractional counts allowed)
 * @returns statistic, two-sided p value, method 'pooled-z'; undefined when an arm has no trials, or the pooled rate
 * is 0 or 1 (the statistic would be 0/0)
 * @throws RangeError when a count is NaN, negative, or successes exceed trials
 * @see Fleiss, Levin and Paik, "Statistical Methods for Rates and Proportions" (2003) 3.2; reference: statsmodels `proportions_ztest`
 * @example
 * ```ts
 * import { pooledTwoProportionZ } from '@codexhub/statistics';
 * pooledTwoProportionZ({ successesA: 5000, trialsA: 100000, successesB: 4700, trialsB: 100000 }); // { statistic: 3.1227052346677, pValue: 0.0017919711855462572, method: 'pooled-z' }
 * ```
 */
export function pooledTwoProportionZ(rates: TwoRates): TestResult | undefined {
  const counts = requireTwoRates(rates);
  if (counts === undefined) return undefined;
  const { x, m, y, n } = counts;
  const successes = x + y;
  const failures = m - x + (n - y);
  if (successes === 0 || failures === 0) return undefined;
  const total = m + n;
  const variance = (successes / total) * (failures / total) * (1 / m + 1 / n);
  const statistic = (x / m - y / n) / Math.sqrt(variance);
  return { statistic, pValue: 2 * normalSf(Math.abs(statistic)), method: 'pooled-z' };
}
