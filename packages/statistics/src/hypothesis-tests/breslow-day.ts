import { requireStrata, type Stratum } from '../internal/require-strata.ts';
import { commonOddsRatio } from '../intervals/common-odds-ratio.ts';
import { chiSquareSf } from '../special/chi-square.ts';
import type { Strata } from './strata.ts';
import type { ChiSquareTestResult } from './test-result.ts';

/** What {@link breslowDay} tests. */
export interface BreslowDayOptions extends Strata {
  /** Whether to subtract Tarone's term, without which the statistic is not chi-squared; true unless said. */
  readonly taroneCorrection?: boolean;
}

/**
 * The Breslow–Day test of homogeneity, with Tarone's correction: do all strata share one odds ratio?
 *
 * χ² = Σ (a − e)² / v − (Σ a − Σ e)² / Σ v, where e is the first cell that has the table's margins and the odds ratio
 * of {@link commonOddsRatio}, and 1/v the sum of the reciprocals of its four cells. Degrees of freedom: the strata
 * without an empty margin (the others say nothing) less one. For large strata; many small ones make it unreliable.
 *
 * @param options - the strata (fractional counts allowed), and whether to correct
 * @returns statistic, degrees of freedom, p value, method 'breslow-day+tarone' ('breslow-day' when not corrected);
 * undefined when fewer than two strata are informative, or the common odds ratio is 0 or Infinity
 * @throws RangeError when there is no stratum, or a cell is NaN, negative or infinite; the message names the stratum
 * @see Breslow and Day, "Statistical Methods in Cancer Research" I (1980) 4.4; Tarone, Biometrika 72 (1985) 91;
 * reference: statsmodels `StratifiedTable.test_equal_odds`
 * @example
 * ```ts
 * import { breslowDay } from '@codexhub/statistics';
 * breslowDay({ strata: [{ a: 512, b: 313, c: 89, d: 19 }, { a: 353, b: 207, c: 17, d: 8 }] }); // { statistic: 2.7357046080244394, degreesOfFreedom: 1, pValue: 0.0981282124224054, method: 'breslow-day+tarone' }
 * breslowDay({ strata: [{ a: 512, b: 313, c: 89, d: 19 }] }); // undefined
 * ```
 */
export function breslowDay(options: BreslowDayOptions): ChiSquareTestResult | undefined {
  const strata = requireStrata(options.strata).filter(({ informative }) => informative);
  if (strata.length < 2) return undefined;
  const odds = commonOddsRatio({ strata, level: 0.95 })?.value ?? 0;
  if (odds === 0 || odds === Number.POSITIVE_INFINITY) return undefined;
  let [statistic, distances, variances] = [0, 0, 0];
  for (const stratum of strata) {
    const { row, column, total } = stratum;
    const e = firstCell(stratum, odds);
    const v = 1 / (1 / e + 1 / (row - e) + 1 / (column - e) + 1 / (total - row - column + e));
    statistic += (stratum.a - e) ** 2 / v;
    distances += stratum.a - e;
    variances += v;
  }
  const corrected = options.taroneCorrection !== false;
  if (corrected) statistic = Math.max(0, statistic - distances ** 2 / variances);
  const degreesOfFreedom = strata.length - 1;
  return {
    statistic,
    degreesOfFreedom,
    pValue: chiSquareSf(statistic, degreesOfFreedom),
    method: corrected ? 'breslow-day+tarone' : 'breslow-day',
  };
}

/** The root of (1 − ψ) e² + (ψ (row + column) + total − row − column) e − ψ row column = 0 that is a cell. */
function firstCell({ row, column, total }: Stratum, odds: number): number {
  const square = 1 - odds;
  const linear = odds * (row + column) + (total - row - column);
  const constant = odds * row * column;
  const root = Math.sqrt(linear * linear + 4 * square * constant);
  return linear >= 0 ? (2 * constant) / (linear + root) : (root - linear) / (2 * square);
}
