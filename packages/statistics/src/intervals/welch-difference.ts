import { invalid } from '../internal/invalid.ts';
import { requireLevel } from '../internal/require-level.ts';
import { requireFinite, requireNotNegative } from '../internal/require-number.ts';
import type { Interval } from '../interval.ts';
import { studentTQuantile } from '../special/student-t-quantile.ts';

/** A sample's mean, its variance with n − 1 in the denominator, and its size. */
export interface SampleMoments {
  readonly mean: number;
  readonly variance: number;
  /** The number of values; not necessarily whole where it is an effective one. */
  readonly n: number;
}

/** Two independent samples, and the confidence level wanted. */
export interface TwoSamples {
  readonly a: SampleMoments;
  readonly b: SampleMoments;
  /** The confidence level, strictly between 0 and 1. */
  readonly level: number;
}

/**
 * Welch's interval of the difference of two means, a − b, without assuming equal variances.
 *
 * d ± t · √(s²ₐ/nₐ + s²_b/n_b), with Satterthwaite's degrees of freedom
 * (vₐ + v_b)² / (vₐ²/(nₐ − 1) + v_b²/(n_b − 1)), where v = s²/n. In the unit of the means.
 *
 * @param samples - the moments of both samples, and level
 * @returns the interval with method 'welch'; undefined where a sample has fewer than two values, or neither varies
 * @throws RangeError when a mean is not finite, a variance or an n is NaN, negative or infinite, or level is outside (0, 1)
 * @see Welch, Biometrika 34 (1947) 28; reference: `scipy.stats.ttest_ind(equal_var=False).confidence_interval`
 * @example
 * ```ts
 * import { welchDifferenceInterval } from '@codexhub/statistics';
 * welchDifferenceInterval({ a: { mean: 12, variance: 4, n: 10 }, b: { mean: 10, variance: 9, n: 15 }, level: 0.95 }); // { lower: -0.06869394969283693, upper: 4.068693949692837, level: 0.95, method: 'welch' }
 * ```
 */
export function welchDifferenceInterval({ a, b, level }: TwoSamples): Interval | undefined {
  requireLevel(level);
  const [ofA, ofB] = [requireMoments('a', a), requireMoments('b', b)];
  const variance = ofA + ofB;
  if (!(a.n >= 2 && b.n >= 2 && variance > 0)) return undefined;
  // Shares of the variance, so that no square under- or overflows.
  const [shareA, shareB] = [ofA / variance, ofB / variance];
  const df = 1 / (shareA ** 2 / (a.n - 1) + shareB ** 2 / (b.n - 1));
  const half = -studentTQuantile((1 - level) / 2, df) * Math.sqrt(variance);
  const difference = a.mean - b.mean;
  return { lower: difference - half, upper: difference + half, level, method: 'welch' };
}

/** The variance of the sample's mean; 0 of none. */
function requireMoments(name: string, { mean, variance, n }: SampleMoments): number {
  requireFinite(`${name}.mean`, mean);
  requireFinite(`${name}.variance`, variance);
  requireNotNegative(`${name}.variance`, variance);
  if (!(Number.isFinite(n) && n >= 0)) {
    throw invalid(`${name}.n`, 'a finite number from 0 up', n, 'pass how many values it has');
  }
  return n > 0 ? variance / n : 0;
}
