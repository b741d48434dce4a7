import { type AlikeComparisons, chanceAllWithin } from '../internal/chance-all-within.ts';
import { gatherAlike } from '../internal/gather-alike.ts';
import { invalid } from '../internal/invalid.ts';
import { requireLevel } from '../internal/require-level.ts';
import { requirePositive } from '../internal/require-number.ts';
import { tailRoot } from '../internal/tail-root.ts';
import { normalSf } from '../special/normal-distribution.ts';
import { normalQuantile } from '../special/normal-quantile.ts';
import { sidakLevel } from './sidak-level.ts';

/** Groups that are each compared with one fixed reference. */
export interface ReferenceSizes {
  /**
   * The size of each group but the reference. Where the variances of one row differ, the size over that variance: only
   * the proportions matter.
   */
  readonly groups: ArrayLike<number>;
  /** The size of the reference, in the same terms. */
  readonly reference: number;
}

/**
 * The level that each of k intervals of a group against one fixed reference needs, so that all hold together:
 * 1 − 2(1 − Φ(c)), with ∫ φ(u) Π_i [Φ((c + λ_i u)/√(1 − λ_i²)) − Φ((−c + λ_i u)/√(1 − λ_i²))] du = level.
 *
 * λ_i² = n_i/(n_i + n_0) is the share of the variance of comparison i that is the reference's: comparisons i and j have the
 * correlation λ_i λ_j. Exact for jointly normal estimates, at most {@link sidakLevel}, which is right where the reference
 * is so large that nothing is shared. The reference must not have been chosen by its value: {@link tukeyLevel}. Groups of one size cost
 * as much as one; 10,000 of different sizes a twentieth of a second. Absolute error below 1e-12.
 *
 * @param level - the joint confidence level, strictly between 0 and 1
 * @param sizes - of the groups, at least one, and of the reference: finite numbers above 0
 * @returns the level of the single interval; `level` itself for one group
 * @throws RangeError when the level or a size is out of range (the message names the group), or there is no group
 * @see Dunnett, JASA 50 (1955) 1096 and Biometrics 20 (1964) 482; reference: `scipy.stats.multivariate_normal.cdf`
 * @example
 * ```ts
 * import { dunnettLevel } from '@codexhub/statistics';
 * dunnettLevel(0.95, { groups: [100, 100, 100, 100, 100], reference: 100 }); // 0.9879768129227483
 * ```
 */
export function dunnettLevel(level: number, { groups, reference }: ReferenceSizes): number {
  requireLevel(level);
  requirePositive('reference', reference);
  const comparisons = gatherAlike(alike(groups, reference));
  if (groups.length === 1) return level;
  const from = -normalQuantile((1 - level) / 2);
  const to = -normalQuantile(-Math.expm1(Math.log(level) / groups.length) / 2);
  const c = tailRoot((x) => 1 - chanceAllWithin(x, comparisons), 1 - level, { from, to });
  return Math.min(sidakLevel(level, groups.length), Math.max(level, 1 - 2 * normalSf(c)));
}

function alike(groups: ArrayLike<number>, reference: number): readonly AlikeComparisons[] {
  if (groups.length === 0) {
    throw invalid('groups', 'sizes of at least one group', 'none', 'pass the groups to compare');
  }
  const counts = new Map<number, number>();
  for (let at = 0; at < groups.length; at += 1) {
    const size = groups[at]!;
    requirePositive(`groups[${at}]`, size);
    // Not size + reference, which may be beyond the doubles.
    const shared = 1 / (1 + reference / size);
    counts.set(shared, (counts.get(shared) ?? 0) + 1);
  }
  return Array.from(counts, ([shared, count]) => ({ shared, count }));
}
