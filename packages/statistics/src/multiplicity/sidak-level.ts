import { requireLevel } from '../internal/require-level.ts';
import { requireWholeFrom } from '../internal/require-number.ts';

/**
 * The level that each of m independent intervals needs, so that all hold together at `level`: level^(1/m).
 *
 * A little lower than {@link bonferroniLevel}, so the intervals are a little narrower. Exact for independent
 * intervals, as those of disjoint groups are; still valid for two-sided intervals of jointly normal estimates.
 *
 * @param level - the joint confidence level, strictly between 0 and 1
 * @param m - how many intervals are decided on together, a whole number from 1 up
 * @returns the level of the single interval; `level` itself for one
 * @throws RangeError when the level or m is out of range
 * @see Šidák, JASA 62 (1967) 626; reference: statsmodels `multipletests(method="sidak")`
 * @example
 * ```ts
 * import { sidakLevel } from '@codexhub/statistics';
 * sidakLevel(0.95, 5); // 0.9897937816869885
 * ```
 */
export function sidakLevel(level: number, m: number): number {
  requireLevel(level);
  requireWholeFrom(1, 'm', m, 'pass how many intervals are decided together');
  return m === 1 ? level : level ** (1 / m);
}
