import { criticalValue } from '../internal/critical-value.ts';
import { requireRate } from '../internal/require-rate.ts';
import { wilsonLimits } from '../internal/wilson-limits.ts';
import type { Interval } from '../interval.ts';
import type { OneRate } from './one-rate.ts';

/**
 * Wilson's score interval of a rate p = x / n: all π with (p − π)² ≤ z² π (1 − π) / n.
 *
 * Inside 0 to 1, contains p, honest for small n; its coverage is near the level on average and may dip
 * a little below. The default for rates here.
 *
 * @param rate - successes, trials (fractional counts allowed) and level
 * @returns the interval with method 'wilson'; undefined when there are no trials
 * @throws RangeError when a count is NaN, negative, or successes exceed trials, or level is outside (0, 1)
 * @see Wilson, JASA 22 (1927) 209; reference: statsmodels `proportion_confint(method="wilson")`
 * @example
 * ```ts
 * import { wilsonInterval } from '@codexhub/statistics';
 * wilsonInterval({ successes: 48, trials: 80, level: 0.95 }); // { lower: 0.4904546500516039, upper: 0.7003817240412906, level: 0.95, method: 'wilson' }
 * wilsonInterval({ successes: 0, trials: 0, level: 0.95 }); // undefined
 * ```
 */
export function wilsonInterval({ successes, trials, level }: OneRate): Interval | undefined {
  const z = criticalValue(level);
  const x = requireRate(successes, trials);
  if (trials === 0) return undefined;
  const [lower, upper] = wilsonLimits(x, trials, z);
  const rate = x / trials;
  return { lower: Math.min(lower, rate), upper: Math.max(upper, rate), level, method: 'wilson' };
}
