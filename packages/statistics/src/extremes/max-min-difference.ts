import { bracketedRoot } from '../internal/bracketed-root.ts';
import { expectedRange } from '../internal/expected-range.ts';
import { requireRates } from '../internal/require-rates.ts';
import type { RateCounts } from '../multiplicity/rates.ts';

/** The largest difference between the rates of k groups, and what chance alone adds to it. */
export interface MaxMinDifference {
  /** max − min of the observed rates, from 0 to 1. */
  readonly observed: number;
  /** What it is on average where all true rates are the pooled one: above 0 however equal the groups are. */
  readonly expectedUnderEquality: number;
  /** The difference without the share of chance, from 0 to `observed`. */
  readonly corrected: number;
}

/**
 * The largest difference between the rates of k disjoint groups, with its upward bias and without it.
 *
 * The observed maximum is too high on average and the minimum too low, the more so the more and the smaller the groups.
 * With rates shrunken towards the pooled rate, p(λ) = p̄ + λ (p − p̄), E(λ) is the mean of the observed difference of groups
 * of these sizes (normal approximation: ∫ 1 − Π F − Π (1 − F) dx). Corrected is λ · observed for the λ with E(λ) = observed,
 * and 0 where even equal groups would show as much on average. For equal groups it removes a third (two groups) to two thirds
 * (six to twelve) of the bias: an estimate that cannot be negative keeps some; where groups clearly differ, nearly all.
 *
 * @param rates - successes and trials of each group (fractional counts allowed)
 * @returns the three differences; undefined for fewer than two groups, or when a group has no trials (its rate may be
 * anything: leave it out, and say so)
 * @throws RangeError when a count is NaN, negative, or successes exceed trials; the message names the group
 * @see Gouriéroux, Monfort and Renault, "Indirect inference", Journal of Applied Econometrics 8 (1993) S85; MacKinnon and
 * Smith, Journal of Econometrics 85 (1998) 205
 * @example
 * ```ts
 * import { maxMinDifference } from '@codexhub/statistics';
 * maxMinDifference([{ successes: 12, trials: 40 }, { successes: 48, trials: 80 }]); // { observed: 0.3, expectedUnderEquality: 0.07725484040463788, corrected: 0.29997710785010717 }
 * maxMinDifference([{ successes: 30, trials: 100 }, { successes: 33, trials: 100 }])?.corrected; // 0
 * maxMinDifference([{ successes: 30, trials: 100 }]); // undefined
 * ```
 */
export function maxMinDifference(rates: readonly RateCounts[]): MaxMinDifference | undefined {
  const groups = requireRates(rates);
  if (groups.length < 2 || groups.length < rates.length) return undefined;
  let [successes, trials, lowest, highest] = [0, 0, 1, 0];
  for (const group of groups) {
    successes += group.successes;
    trials += group.trials;
    lowest = Math.min(lowest, group.successes / group.trials);
    highest = Math.max(highest, group.successes / group.trials);
  }
  const pooled = successes / trials;
  const observed = highest - lowest;
  const expected = (share: number): number => {
    const means = groups.map((group) => pooled + share * (group.successes / group.trials - pooled));
    const errors = means.map((mean, i) =>
      Math.sqrt(Math.max(0, mean * (1 - mean)) / groups[i]!.trials),
    );
    return expectedRange(means, errors);
  };
  const expectedUnderEquality = expected(0);
  const corrected =
    expectedUnderEquality >= observed
      ? 0
      : observed * bracketedRoot((share) => observed - expected(share), 0, 1);
  return { observed, expectedUnderEquality, corrected };
}
