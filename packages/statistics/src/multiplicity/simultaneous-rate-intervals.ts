import { requireLevel } from '../internal/require-level.ts';
import { requireRates } from '../internal/require-rates.ts';
import type { Interval } from '../interval.ts';
import { wilsonInterval } from '../intervals/wilson.ts';
import type { Rates } from './rates.ts';
import { sidakLevel } from './sidak-level.ts';

/**
 * Intervals of the rates of k disjoint groups that hold all together: Wilson's at Šidák's level, level^(1/k).
 *
 * k counts the groups with trials. Disjoint groups are independent, so the joint coverage is the product of the
 * single ones, for which Šidák's level is exact and Bonferroni's too strict; Goodman's intervals are for the cells of
 * one multinomial and Bonferroni's level. Joint coverage computed exactly for 2 to 12 groups of 30 to 1000 rows at
 * rates from .1 to .9: .91 to .97 at level .95, on average .95; where a rate lies near 0 or 1 and n · p is below about 3 it may dip
 * further: use `clopperPearsonInterval` at {@link sidakLevel} where the level must be guaranteed.
 *
 * @param options - successes and trials of each group (fractional counts allowed) and the joint level
 * @returns an interval for each group in the order of the input, method 'wilson+sidak' and the *joint* level; undefined
 * in the place of a group without trials
 * @throws RangeError when a count is NaN, negative, or successes exceed trials (the message names the group), or level
 * is outside (0, 1)
 * @see Wilson, JASA 22 (1927) 209; Šidák, JASA 62 (1967) 626; reference: statsmodels
 * `proportion_confint(alpha=1 - level ** (1 / k), method="wilson")`
 * @example
 * ```ts
 * import { simultaneousRateIntervals } from '@codexhub/statistics';
 * simultaneousRateIntervals({ rates: [{ successes: 12, trials: 40 }, { successes: 48, trials: 80 }], level: 0.95 }); // [{ lower: 0.1678433583783229, upper: 0.4766155272111354, level: 0.95, method: 'wilson+sidak' }, { lower: 0.4751318846114174, upper: 0.7130993619107141, level: 0.95, method: 'wilson+sidak' }]
 * simultaneousRateIntervals({ rates: [{ successes: 0, trials: 0 }], level: 0.95 }); // [undefined]
 * ```
 */
export function simultaneousRateIntervals({ rates, level }: Rates): (Interval | undefined)[] {
  requireLevel(level);
  const measured = requireRates(rates).length;
  if (measured === 0) return rates.map(() => undefined);
  const single = sidakLevel(level, measured);
  return rates.map(({ successes, trials }) => {
    const interval = wilsonInterval({ successes, trials, level: single });
    return interval && { ...interval, level, method: 'wilson+sidak' };
  });
}
