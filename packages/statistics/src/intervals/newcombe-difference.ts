import { criticalValue } from '../internal/critical-value.ts';
import { requireTwoRates } from '../internal/require-two-rates.ts';
import { wilsonLimits } from '../internal/wilson-limits.ts';
import type { Interval } from '../interval.ts';
import type { TwoRatesAtLevel } from './two-rates.ts';

/**
 * Newcombe's hybrid score interval of the difference a − b of two independent rates (his method 10).
 *
 * From the Wilson limits l, u of each rate: lower = d − √((a − l_a)² + (u_b − b)²),
 * upper = d + √((u_a − a)² + (b − l_b)²). Inside −1 to 1, contains d, never of width zero.
 *
 * @param rates - the counts of both arms (fractional counts allowed) and level
 * @returns the interval with method 'newcombe'; undefined when an arm has no trials
 * @throws RangeError when a count is NaN, negative, or successes exceed trials, or level is outside (0, 1)
 * @see Newcombe, Statistics in Medicine 17 (1998) 873; reference: statsmodels `confint_proportions_2indep(method="newcomb")`
 * @example
 * ```ts
 * import { newcombeDifferenceInterval } from '@codexhub/statistics';
 * newcombeDifferenceInterval({ successesA: 12, trialsA: 40, successesB: 48, trialsB: 80, level: 0.95 }); // { lower: -0.45587630400722146, upper: -0.11076804770824972, level: 0.95, method: 'newcombe' }
 * ```
 */
export function newcombeDifferenceInterval(rates: TwoRatesAtLevel): Interval | undefined {
  const { level } = rates;
  const z = criticalValue(level);
  const counts = requireTwoRates(rates);
  if (counts === undefined) return undefined;
  const { x, m, y, n } = counts;
  const [a, b] = [x / m, y / n];
  const [lowerA, upperA] = wilsonLimits(x, m, z);
  const [lowerB, upperB] = wilsonLimits(y, n, z);
  const difference = a - b;
  return {
    lower: Math.max(-1, difference - Math.hypot(a - lowerA, upperB - b)),
    upper: Math.min(1, difference + Math.hypot(upperA - a, b - lowerB)),
    level,
    method: 'newcombe',
  };
}
