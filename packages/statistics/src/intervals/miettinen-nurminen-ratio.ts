import { criticalValue } from '../internal/critical-value.ts';
import { requireTwoRates } from '../internal/require-two-rates.ts';
import { scoreRatioLimits } from '../internal/score-ratio-limits.ts';
import type { Interval } from '../interval.ts';
import type { TwoRatesAtLevel } from './two-rates.ts';

/**
 * Miettinen and Nurminen's score interval of the ratio a / b of two independent rates.
 *
 * All θ with (a − θ b)² ≤ z² (ã(1 − ã)/n_a + θ² b̃(1 − b̃)/n_b) N / (N − 1), N = n_a + n_b, where ã = θ b̃ are the
 * maximum-likelihood rates under a / b = θ. Zero cells as in {@link koopmanRatioInterval}, which has no factor.
 *
 * @param rates - the counts of both arms (fractional counts allowed) and level
 * @returns the interval with method 'miettinen-nurminen'; undefined when an arm has no trials, or N is at most 1
 * @throws RangeError when a count is NaN, negative, or successes exceed trials, or level is outside (0, 1)
 * @see Miettinen and Nurminen, Statistics in Medicine 4 (1985) 213; reference: statsmodels `score_test_proportions_2indep(compare="ratio")`
 * @example
 * ```ts
 * import { miettinenNurminenRatioInterval } from '@codexhub/statistics';
 * miettinenNurminenRatioInterval({ successesA: 12, trialsA: 40, successesB: 48, trialsB: 80, level: 0.95 }); // { lower: 0.29267316807268084, upper: 0.7952573443255375, level: 0.95, method: 'miettinen-nurminen' }
 * ```
 */
export function miettinenNurminenRatioInterval(rates: TwoRatesAtLevel): Interval | undefined {
  const { level } = rates;
  const z = criticalValue(level);
  const counts = requireTwoRates(rates);
  if (counts === undefined) return undefined;
  const total = counts.m + counts.n;
  if (total <= 1) return undefined;
  const factor = Math.sqrt(total / (total - 1));
  return { ...scoreRatioLimits(counts, z * factor), level, method: 'miettinen-nurminen' };
}
