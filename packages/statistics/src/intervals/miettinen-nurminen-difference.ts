import { criticalValue } from '../internal/critical-value.ts';
import { requireTwoRates } from '../internal/require-two-rates.ts';
import { scoreDifferenceLimits } from '../internal/score-difference-limits.ts';
import type { Interval } from '../interval.ts';
import type { TwoRatesAtLevel } from './two-rates.ts';

/**
 * Miettinen and Nurminen's score interval of the difference a − b of two independent rates.
 *
 * All δ with (a − b − δ)² ≤ z² (ã(1 − ã)/n_a + b̃(1 − b̃)/n_b) N / (N − 1), N = n_a + n_b, where ã = b̃ + δ are the
 * maximum-likelihood rates under a − b = δ. Inside −1 to 1, contains the difference, never of width zero. Without
 * the factor it is {@link meeDifferenceInterval}.
 *
 * @param rates - the counts of both arms (fractional counts allowed) and level
 * @returns the interval with method 'miettinen-nurminen'; undefined when an arm has no trials, or N is at most 1
 * @throws RangeError when a count is NaN, negative, or successes exceed trials, or level is outside (0, 1)
 * @see Miettinen and Nurminen, Statistics in Medicine 4 (1985) 213; reference: scipy's roots of the likelihood
 * (statsmodels 0.15 has a wrong coefficient in its closed form of ã and b̃), and Newcombe's table (1998) of examples
 * @example
 * ```ts
 * import { miettinenNurminenDifferenceInterval } from '@codexhub/statistics';
 * miettinenNurminenDifferenceInterval({ successesA: 12, trialsA: 40, successesB: 48, trialsB: 80, level: 0.95 }); // { lower: -0.462682696965488, upper: -0.11102508977614253, level: 0.95, method: 'miettinen-nurminen' }
 * ```
 */
export function miettinenNurminenDifferenceInterval(rates: TwoRatesAtLevel): Interval | undefined {
  const { level } = rates;
  const z = criticalValue(level);
  const counts = requireTwoRates(rates);
  if (counts === undefined) return undefined;
  const total = counts.m + counts.n;
  if (total <= 1) return undefined;
  const factor = Math.sqrt(total / (total - 1));
  return { ...scoreDifferenceLimits(counts, z * factor), level, method: 'miettinen-nurminen' };
}
