import { requireLevel } from '../internal/require-level.ts';
import { normalSf } from '../special/normal-distribution.ts';
import { studentizedRangeQuantile } from '../special/studentized-range.ts';

/**
 * The level that each pairwise interval of k groups needs, so that all k(k − 1)/2 hold together: 1 − 2(1 − Φ(q/√2)).
 *
 * q is the quantile of the studentised range at `level`. Exact in the limit for equal standard errors, conservative for
 * unequal ones (Hayter), and narrower than {@link bonferroniLevel} for k(k − 1)/2 comparisons. For any interval of a
 * difference or a ratio of two rates: Newcombe's, Miettinen and Nurminen's, Koopman's.
 *
 * @param level - the joint confidence level, strictly between 0 and 1
 * @param groups - k, a whole number from 2 up
 * @returns the level of the single pair's interval; `level` itself for two groups
 * @throws RangeError when the level or the number of groups is out of range
 * @see Tukey (1953), Kramer, Biometrics 12 (1956) 307, Hayter, Annals of Statistics 12 (1984) 61; reference: R's `qtukey`
 * @example
 * ```ts
 * import { tukeyLevel } from '@codexhub/statistics';
 * tukeyLevel(0.95, 6); // 0.9956240262254258
 * ```
 */
export function tukeyLevel(level: number, groups: number): number {
  requireLevel(level);
  // One pair: nothing to allow for, and no quantile to look for.
  if (groups === 2) return level;
  return 1 - 2 * normalSf(studentizedRangeQuantile(level, groups) / Math.SQRT2);
}
