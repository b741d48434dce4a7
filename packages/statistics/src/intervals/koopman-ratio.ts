import { criticalValue } from '../internal/critical-value.ts';
import { requireTwoRates } from '../internal/require-two-rates.ts';
import { scoreRatioLimits } from '../internal/score-ratio-limits.ts';
import type { Interval } from '../interval.ts';
import type { TwoRatesAtLevel } from './two-rates.ts';

/**
 * Koopman's asymptotic score interval of the ratio a / b of two independent rates.
 *
 * All θ with (a − θ b)² ≤ z² (ã(1 − ã)/n_a + θ² b̃(1 − b̃)/n_b), where ã = θ b̃ are the maximum-likelihood
 * rates under a / b = θ. Contains the ratio and holds for zero cells: lower = 0 when a = 0, upper = Infinity
 * when b = 0, and [0, Infinity] when both are 0, because then the data say nothing about the ratio. The
 * default for ratios here. {@link miettinenNurminenRatioInterval} has the variance times N / (N − 1).
 *
 * @param rates - the counts of both arms (fractional counts allowed) and level
 * @returns the interval with method 'koopman'; undefined when an arm has no trials
 * @throws RangeError when a count is NaN, negative, or successes exceed trials, or level is outside (0, 1)
 * @see Koopman, Biometrics 40 (1984) 513; reference: statsmodels `confint_proportions_2indep(compare="ratio", method="score", correction=False)`
 * @example
 * ```ts
 * import { koopmanRatioInterval } from '@codexhub/statistics';
 * koopmanRatioInterval({ successesA: 12, trialsA: 40, successesB: 48, trialsB: 80, level: 0.95 }); // { lower: 0.2933452452484401, upper: 0.7938646817375398, level: 0.95, method: 'koopman' }
 * koopmanRatioInterval({ successesA: 0, trialsA: 40, successesB: 48, trialsB: 80, level: 0.95 })?.lower; // 0
 * ```
 */
export function koopmanRatioInterval(rates: TwoRatesAtLevel): Interval | undefined {
  const { level } = rates;
  const z = criticalValue(level);
  const counts = requireTwoRates(rates);
  if (counts === undefined) return undefined;
  return { ...scoreRatioLimits(counts, z), level, method: 'koopman' };
}
