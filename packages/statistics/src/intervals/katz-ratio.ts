import { criticalValue } from '../internal/critical-value.ts';
import { requireTwoRates } from '../internal/require-two-rates.ts';
import type { Interval } from '../interval.ts';
import type { TwoRatesAtLevel } from './two-rates.ts';

/**
 * Katz's log interval of the ratio a / b of two independent rates, by the delta method.
 *
 * exp(log(a/b) ± z √(1/x_a − 1/n_a + 1/x_b − 1/n_b)). The interval of most textbooks, too narrow for small
 * counts: {@link koopmanRatioInterval} is the better default.
 *
 * @param rates - the counts of both arms (fractional counts allowed) and level
 * @returns the interval with method 'katz'; undefined when an arm has no trials or no successes (the logarithm
 * does not exist), or when both rates are 1 (the standard error would be a false zero)
 * @throws RangeError when a count is NaN, negative, or successes exceed trials, or level is outside (0, 1)
 * @see Katz, Baptista, Azen and Pike, Biometrics 34 (1978) 469; reference: `scipy.stats.contingency.relative_risk`
 * @example
 * ```ts
 * import { katzRatioInterval } from '@codexhub/statistics';
 * katzRatioInterval({ successesA: 12, trialsA: 40, successesB: 48, trialsB: 80, level: 0.95 }); // { lower: 0.3014329410455969, upper: 0.8293718633829844, level: 0.95, method: 'katz' }
 * katzRatioInterval({ successesA: 0, trialsA: 40, successesB: 48, trialsB: 80, level: 0.95 }); // undefined
 * ```
 */
export function katzRatioInterval(rates: TwoRatesAtLevel): Interval | undefined {
  const { level } = rates;
  const z = criticalValue(level);
  const counts = requireTwoRates(rates);
  if (counts === undefined || counts.x === 0 || counts.y === 0) return undefined;
  const { x, m, y, n } = counts;
  const variance = (m - x) / m / x + (n - y) / n / y;
  if (variance === 0) return undefined;
  const ratio = x / m / (y / n);
  const factor = Math.exp(z * Math.sqrt(variance));
  return { lower: ratio / factor, upper: ratio * factor, level, method: 'katz' };
}
