import { criticalValue } from '../internal/critical-value.ts';
import { requireTwoRates } from '../internal/require-two-rates.ts';
import { scoreDifferenceLimits } from '../internal/score-difference-limits.ts';
import type { Interval } from '../interval.ts';
import type { TwoRatesAtLevel } from './two-rates.ts';

/**
 * Mee's asymptotic score interval of the difference a − b of two independent rates.
 *
 * All δ with (a − b − δ)² ≤ z² (ã(1 − ã)/n_a + b̃(1 − b̃)/n_b), where ã = b̃ + δ are the maximum-likelihood rates
 * under a − b = δ. Inside −1 to 1, contains the difference, never of width zero; excludes 0 exactly when
 * `pooledTwoProportionZ` is significant. {@link miettinenNurminenDifferenceInterval} has the variance times N / (N − 1).
 *
 * @param rates - the counts of both arms (fractional counts allowed) and level
 * @returns the interval with method 'mee'; undefined when an arm has no trials
 * @throws RangeError when a count is NaN, negative, or successes exceed trials, or level is outside (0, 1)
 * @see Mee, Biometrics 40 (1984) 1175; reference: scipy's roots of the likelihood
 * (statsmodels 0.15 has a wrong coefficient in its closed form of ã and b̃), and Newcombe's table (1998) of examples
 * @example
 * ```ts
 * import { meeDifferenceInterval } from '@codexhub/statistics';
 * meeDifferenceInterval({ successesA: 12, trialsA: 40, successesB: 48, trialsB: 80, level: 0.95 }); // { lower: -0.46207500244297567, upper: -0.11183761531804873, level: 0.95, method: 'mee' }
 * meeDifferenceInterval({ successesA: 0, trialsA: 0, successesB: 48, trialsB: 80, level: 0.95 }); // undefined
 * ```
 */
export function meeDifferenceInterval(rates: TwoRatesAtLevel): Interval | undefined {
  const { level } = rates;
  const z = criticalValue(level);
  const counts = requireTwoRates(rates);
  if (counts === undefined) return undefined;
  return { ...scoreDifferenceLimits(counts, z), level, method: 'mee' };
}
