import type { Strata } from '../hypothesis-tests/strata.ts';
import { criticalValue } from '../internal/critical-value.ts';
import { requireStrata } from '../internal/require-strata.ts';
import type { Interval } from '../interval.ts';

/** What {@link commonOddsRatio} takes. */
export interface StrataAtLevel extends Strata {
  /** The confidence level, strictly between 0 and 1. */
  readonly level: number;
}

/** Mantel and Haenszel's estimate of one odds ratio for all strata. */
export interface CommonOddsRatio {
  /** From 0 up; 1 where the odds are equal; Infinity where no stratum has a row in b and c. */
  readonly value: number;
  /** Robins, Breslow and Greenland's interval; undefined where the value is 0 or Infinity. */
  readonly interval: Interval | undefined;
}

/**
 * The common odds ratio of 2 × 2 tables by Mantel and Haenszel, with the interval of Robins, Breslow and Greenland.
 *
 * R / S with R = Σ ad/n and S = Σ bc/n. With P = (a + d)/n and Q = (b + c)/n the variance of its logarithm is
 * Σ P ad/n / 2R² + Σ (P bc/n + Q ad/n) / 2RS + Σ Q bc/n / 2S²; the interval is exp(log(R/S) ± z √variance). Holds for
 * few large strata and for many small ones. Strata with an empty margin add nothing. An average only: see
 * {@link breslowDay} on whether one odds ratio describes them all.
 *
 * @param options - the strata (fractional counts allowed) and the level
 * @returns the value and its interval with method 'robins-breslow-greenland'; undefined when R and S are both 0
 * @throws RangeError when there is no stratum, a cell is NaN, negative or infinite, or level is outside (0, 1)
 * @see Mantel and Haenszel, Journal of the National Cancer Institute 22 (1959) 719; Robins, Breslow and Greenland,
 * Biometrics 42 (1986) 311; reference: R's `mantelhaen.test`, statsmodels `StratifiedTable.oddsratio_pooled_confint`
 * @example
 * ```ts
 * import { commonOddsRatio } from '@codexhub/statistics';
 * commonOddsRatio({ strata: [{ a: 512, b: 313, c: 89, d: 19 }, { a: 353, b: 207, c: 17, d: 8 }], level: 0.95 }); // { value: 0.42522236951859826, interval: { lower: 0.27462555601634053, upper: 0.6584021755362516, level: 0.95, method: 'robins-breslow-greenland' } }
 * commonOddsRatio({ strata: [{ a: 3, b: 4, c: 0, d: 0 }], level: 0.95 }); // undefined
 * ```
 */
export function commonOddsRatio({ strata, level }: StrataAtLevel): CommonOddsRatio | undefined {
  const z = criticalValue(level);
  let [r, s, pr, mixed, qs] = [0, 0, 0, 0, 0];
  for (const { a, b, c, d, total, informative } of requireStrata(strata)) {
    if (!informative) continue;
    const [concordant, discordant] = [(a * d) / total, (b * c) / total];
    const [p, q] = [(a + d) / total, (b + c) / total];
    r += concordant;
    s += discordant;
    pr += p * concordant;
    mixed += p * discordant + q * concordant;
    qs += q * discordant;
  }
  if (r === 0 && s === 0) return undefined;
  const value = r / s;
  if (r === 0 || s === 0) return { value, interval: undefined };
  const variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s);
  const factor = Math.exp(z * Math.sqrt(variance));
  const method = 'robins-breslow-greenland';
  return { value, interval: { lower: value / factor, upper: value * factor, level, method } };
}
