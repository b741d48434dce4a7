import {
  betaQuantile,
  type Interval,
  neumaierSum,
  normalInterval,
  normalQuantile,
  regularizedIncompleteBeta,
} from '@codexhub/statistics';
import type { PairedLosses } from './explained-share.ts';
import { meanError, weightedMean } from './weighted-mean.ts';
import { firstReaching, type WeightedDistribution } from './weighted-quantile.ts';

/** Normal, of the (weighted) mean of losses that are never negative; none for fewer than two rows. */
export function meanLossInterval(
  losses: Float64Array,
  weights: Float64Array | undefined,
  level: number,
): Interval | undefined {
  const value = weightedMean(losses, weights);
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const standardError = meanError(losses, value, weights);
  if (standardError === undefined) return undefined;
  const interval = normalInterval({ value, standardError, level });
  return { ...interval, lower: Math.max(0, interval.lower) };
}

/** The limits of a mean square, rooted. */
export function rootInterval(interval: Interval | undefined): Interval | undefined {
  if (!interval) return undefined;
  const { lower, upper, level, method } = interval;
  return { lower: Math.sqrt(lower), upper: Math.sqrt(upper), level, method: `${method}+root` };
}

/**
 * Of 1 − A / B, a share explained: the delta method for the ratio of two means over the same rows. That
 * the constant of B was fitted adds nothing at first order, since it is where B is least.
 */
export function shareInterval(
  { losses, nullLosses, weights }: PairedLosses,
  level: number,
): Interval | undefined {
  const lost = weightedMean(losses, weights);
  const nullLost = weightedMean(nullLosses, weights);
  if (lost === undefined || nullLost === undefined) return undefined;
  if (!(nullLost > 0 && Number.isFinite(lost / nullLost))) return undefined;
  const ratio = lost / nullLost;
  const influence = new Float64Array(losses.length);
  for (let row = 0; row < influence.length; row += 1) {
    influence[row] = (losses[row]! - ratio * nullLosses[row]!) / nullLost;
  }
  // Their mean is 0 by construction.
  const standardError = meanError(influence, 0, weights);
  if (standardError === undefined) return undefined;
  const interval = normalInterval({ value: 1 - ratio, standardError, level });
  return { ...interval, upper: Math.min(1, interval.upper), method: 'delta' };
}

/**
 * Of a median, from the order statistics, whatever the distribution: exact for equal weights; with
 * weights at the shares ½ ± z ½ / √n, n the effective rows (Σw)² / Σw² (Woodruff). None where the rows
 * are too few for the level.
 */
export function medianInterval(
  distribution: WeightedDistribution,
  weights: Float64Array | undefined,
  level: number,
): Interval | undefined {
  const { sorted } = distribution;
  const n = sorted.length;
  if (n === 0) return undefined;
  if (!weights) {
    const skip = rowsBelow(n, (1 - level) / 2);
    if (skip < 0) return undefined;
    return {
      lower: sorted[skip]!,
      upper: sorted[n - 1 - skip]!,
      level,
      method: 'order-statistics',
    };
  }
  const total = neumaierSum(weights);
  let squares = 0;
  for (let row = 0; row < n; row += 1) squares += weights[row]! * weights[row]!;
  const half = (-normalQuantile((1 - level) / 2) * 0.5 * Math.sqrt(squares)) / total;
  if (half >= 0.5) return undefined;
  const at = (share: number): number => sorted[firstReaching(distribution, share * total)]!;
  return { lower: at(0.5 - half), upper: at(0.5 + half), level, method: 'woodruff' };
}

/** The most order statistics k that may be left out at each end: P(X ≤ k) ≤ tail of n halves; −1 for none. */
function rowsBelow(n: number, tail: number): number {
  const atMost = (k: number): number => (k < 0 ? 0 : regularizedIncompleteBeta(0.5, n - k, k + 1));
  let k = Math.min(n - 1, Math.floor(n * betaQuantile(tail, n / 2 + 0.5, n / 2 + 0.5)));
  while (k >= 0 && atMost(k) > tail) k -= 1;
  while (k + 1 < n && atMost(k + 1) <= tail) k += 1;
  return k;
}
