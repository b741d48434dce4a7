import { requireLevel } from '../internal/require-level.ts';
import { requireRate } from '../internal/require-rate.ts';
import type { Interval } from '../interval.ts';
import { betaQuantile, betaUpperQuantile } from '../special/beta-quantile.ts';
import type { OneRate } from './one-rate.ts';

/**
 * Clopper and Pearson's exact interval of a rate: it inverts two binomial tests of size (1 − level) / 2.
 *
 * lower = Beta⁻¹(α/2; x, n − x + 1), upper = Beta⁻¹(1 − α/2; x + 1, n − x); 0 at x = 0 and 1 at x = n.
 * Coverage is never below the level, so it is wide; use it where a guarantee is worth more than power.
 * For fractional counts the formula is continued, and the guarantee becomes an approximation.
 *
 * @param rate - successes, trials (fractional counts allowed) and level
 * @returns the interval with method 'clopper-pearson'; undefined when there are no trials
 * @throws RangeError when a count is NaN, negative, or successes exceed trials, or level is outside (0, 1)
 * @see Clopper and Pearson, Biometrika 26 (1934) 404; reference: statsmodels `proportion_confint(method="beta")`
 * @example
 * ```ts
 * import { clopperPearsonInterval } from '@codexhub/statistics';
 * clopperPearsonInterval({ successes: 0, trials: 10, level: 0.95 }); // { lower: 0, upper: 0.3084971078187607, level: 0.95, method: 'clopper-pearson' }
 * ```
 */
export function clopperPearsonInterval({
  successes,
  trials,
  level,
}: OneRate): Interval | undefined {
  requireLevel(level);
  const x = requireRate(successes, trials);
  if (trials === 0) return undefined;
  const tail = (1 - level) / 2;
  const failures = trials - x;
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x, failures + 1),
    upper: failures === 0 ? 1 : betaUpperQuantile(tail, x + 1, failures),
    level,
    method: 'clopper-pearson',
  };
}
