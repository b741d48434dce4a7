import { criticalValue } from '../internal/critical-value.ts';
import { fallingRoot } from '../internal/falling-root.ts';
import { ratioScore } from '../internal/ratio-score.ts';
import { requireTwoRates } from '../internal/require-two-rates.ts';
import type { Interval } from '../interval.ts';
import type { TwoRatesAtLevel } from './two-rates.ts';

/**
 * Koopman's asymptotic score interval of the ratio a / b of two independent rates.
 *
 * All θ with (a − θ b)² ≤ z² (ã(1 − ã)/n_a + θ² b̃(1 − b̃)/n_b), where ã = θ b̃ are the maximum-likelihood
 * rates under a / b = θ. Contains the ratio and holds for zero cells: lower = 0 when a = 0, upper = Infinity
 * when b = 0, and [0, Infinity] when both are 0, because then the data say nothing about the ratio. The
 * default for ratios here. (Miettinen and Nurminen's variant multiplies the variance by N / (N − 1).)
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
  const { x, m, y, n } = counts;
  // Half a success keeps the start finite where an arm has none.
  const start = Math.log((x || 0.5) / m) - Math.log((y || 0.5) / n);
  const limit = (score: number): number =>
    Math.exp(fallingRoot((t) => ratioScore(counts, Math.exp(t)) - score, start));
  return {
    lower: x === 0 ? 0 : limit(z),
    upper: y === 0 ? Number.POSITIVE_INFINITY : limit(-z),
    level,
    method: 'koopman',
  };
}
