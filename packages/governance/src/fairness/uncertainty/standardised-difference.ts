import { type Interval, undefinedValue, type Value } from '@codexhub/common-config/records';
import { normalInterval, type Table2x2 } from '@codexhub/statistics';

/** A value with its interval, which is absent where there is none. */
export interface Estimated {
  readonly value: Value;
  readonly interval?: Interval;
}

/**
 * The difference of two groups' rates that is left within strata: Mantel and Haenszel's weighted mean,
 * Σ w d / Σ w with w = n m / (n + m), and Greenland and Robins' interval.
 *
 * The variance is Σ (a b m³ + c d n³) / (n m (n + m)²) / (Σ w)², for rows a + b = n and c + d = m. A stratum
 * that one group is absent from has no weight.
 *
 * @returns undefined where no stratum has both groups; without interval where the variance is 0, as no
 * stratum has both outcomes within a group.
 * @see Greenland and Robins, "Estimation of a common effect parameter from sparse follow-up data",
 * Biometrics 41 (1985) 55; reference: R's `metafor::rma.mh(measure = "RD")`
 */
export function standardisedDifference(strata: readonly Table2x2[], level: number): Estimated {
  let [weights, sum, variance] = [0, 0, 0];
  for (const { a, b, c, d } of strata) {
    const [n, m] = [a + b, c + d];
    if (n === 0 || m === 0) continue;
    const total = n + m;
    weights += (n * m) / total;
    sum += (a * m - c * n) / total;
    variance += ((a * b * m * m) / n + (c * d * n * n) / m) / (total * total);
  }
  if (weights === 0) return { value: undefinedValue('no_stratum_with_both_groups') };
  const value = sum / weights;
  const standardError = Math.sqrt(variance) / weights;
  if (standardError === 0) return { value: { defined: true, value } };
  const { lower, upper } = normalInterval({ value, standardError, level });
  return {
    value: { defined: true, value },
    interval: { lower, upper, level, method: 'mantel-haenszel+greenland-robins' },
  };
}
