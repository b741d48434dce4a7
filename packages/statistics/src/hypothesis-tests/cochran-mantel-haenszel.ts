import { requireStrata } from '../internal/require-strata.ts';
import { chiSquareSf } from '../special/chi-square.ts';
import type { Strata } from './strata.ts';
import type { TestResult } from './test-result.ts';

/** What {@link cochranMantelHaenszel} tests. */
export interface CochranMantelHaenszelOptions extends Strata {
  /** Whether to move Σ(a − E a) by ½ towards zero; false unless said (R's default is true). */
  readonly continuityCorrection?: boolean;
}

/** The test, with the number of strata that it rests on. */
export interface CochranMantelHaenszelResult extends TestResult {
  /** How many strata have both groups, both outcomes and more than one row; the others say nothing. */
  readonly informativeStrata: number;
}

/**
 * The Cochran–Mantel–Haenszel test: within the strata, are the two groups' odds the same?
 *
 * χ² = (|Σ(a − E a)| − c)² / Σ V, E a = (a + b)(a + c)/n, V = (a + b)(c + d)(a + c)(b + d) / (n²(n − 1)), one degree
 * of freedom. c = 0; with the correction ½ where the distance is at least ½ and 0 below, as R has it.
 * Powerful where the odds ratios of the strata lie on the same side of 1; where they do not, see {@link breslowDay}.
 *
 * @param options - the strata (fractional counts allowed), and whether to correct for continuity
 * @returns statistic, p value, number of informative strata, method 'cochran-mantel-haenszel' ('+continuity' when
 * corrected); undefined when no stratum is informative
 * @throws RangeError when there is no stratum, or a cell is NaN, negative or infinite; the message names the stratum
 * @see Mantel and Haenszel, Journal of the National Cancer Institute 22 (1959) 719; reference: R's `mantelhaen.test`,
 * statsmodels `StratifiedTable.test_null_odds`
 * @example
 * ```ts
 * import { cochranMantelHaenszel } from '@codexhub/statistics';
 * cochranMantelHaenszel({ strata: [{ a: 512, b: 313, c: 89, d: 19 }, { a: 353, b: 207, c: 17, d: 8 }] }); // { statistic: 15.467545257518406, pValue: 0.00008393413724036335, informativeStrata: 2, method: 'cochran-mantel-haenszel' }
 * cochranMantelHaenszel({ strata: [{ a: 3, b: 4, c: 0, d: 0 }] }); // undefined
 * ```
 */
export function cochranMantelHaenszel(
  options: CochranMantelHaenszelOptions,
): CochranMantelHaenszelResult | undefined {
  let difference = 0;
  let variance = 0;
  let informativeStrata = 0;
  for (const { a, b, c, d, row, column, total, informative } of requireStrata(options.strata)) {
    if (!informative || total <= 1) continue;
    informativeStrata += 1;
    // a − (a + b)(a + c)/n without the subtraction of what is nearly equal.
    difference += (a * d - b * c) / total;
    variance += ((row / total) * (c + d) * (column / total) * (b + d)) / (total - 1);
  }
  if (informativeStrata === 0) return undefined;
  const corrected = options.continuityCorrection === true;
  const distance = Math.abs(difference);
  const statistic = (distance - (corrected && distance >= 0.5 ? 0.5 : 0)) ** 2 / variance;
  return {
    statistic,
    pValue: chiSquareSf(statistic, 1),
    informativeStrata,
    method: corrected ? 'cochran-mantel-haenszel+continuity' : 'cochran-mantel-haenszel',
  };
}
