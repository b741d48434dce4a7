import { requireLevel } from '../internal/require-level.ts';
import { requireWholeFrom } from '../internal/require-number.ts';

/**
 * The level that each of m intervals needs, so that all hold together at `level`: 1 − (1 − level) / m.
 *
 * Valid whatever the dependence between the intervals.
 *
 * @param level - the joint confidence level, strictly between 0 and 1
 * @param m - how many intervals are decided on together, a whole number from 1 up
 * @returns the level of the single interval; `level` itself for one
 * @throws RangeError when the level or m is out of range
 * @see Dunn, JASA 56 (1961); reference: R's `p.adjust(method = "bonferroni")`
 * @example
 * ```ts
 * import { bonferroniLevel } from '@codexhub/statistics';
 * bonferroniLevel(0.95, 5); // 0.99
 * ```
 */
export function bonferroniLevel(level: number, m: number): number {
  requireLevel(level);
  requireWholeFrom(1, 'm', m, 'pass how many intervals are decided together');
  return m === 1 ? level : 1 - (1 - level) / m;
}
