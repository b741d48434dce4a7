import { undefinedValue, type Value } from '@codexhub/common-config/records';
import {
  breslowDay,
  type ChiSquareTestResult,
  chiSquareSf,
  type Table2x2,
} from '@codexhub/statistics';

/** A test over strata. */
export interface StratifiedTest {
  readonly statistic: Value;
  readonly pValue: Value;
  readonly method: string;
  /** Absent where the test is undefined. */
  readonly degreesOfFreedom?: number;
}

/** Whether all strata share one odds ratio: three tests of the same question. */
export interface Homogeneity {
  readonly breslowDay: StratifiedTest;
  /** With Tarone's correction, which makes the statistic chi-squared. */
  readonly breslowDayTarone: StratifiedTest;
  readonly woolf: StratifiedTest;
}

/** Of strata that are informative. */
export function testHomogeneity(strata: readonly Table2x2[]): Homogeneity {
  const ofBreslowDay = (taroneCorrection: boolean): ChiSquareTestResult | undefined =>
    strata.length < 2 ? undefined : breslowDay({ strata, taroneCorrection });
  return {
    breslowDay: stratifiedTest(ofBreslowDay(false), 'breslow-day'),
    breslowDayTarone: stratifiedTest(ofBreslowDay(true), 'breslow-day+tarone'),
    woolf: stratifiedTest(woolf(strata), 'woolf'),
  };
}

/** Whether no margin is zero, so that a table says something about its odds ratio. */
export function isInformative({ a, b, c, d }: Table2x2): boolean {
  return a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0;
}

/** A test as values that are undefined where the test is. */
export function stratifiedTest(
  result:
    | { statistic: number; pValue: number; method: string; degreesOfFreedom?: number }
    | undefined,
  method: string,
  degreesOfFreedom: number | undefined = result?.degreesOfFreedom,
): StratifiedTest {
  if (!result) {
    const none = undefinedValue('too_few_informative_strata');
    return { statistic: none, pValue: none, method };
  }
  return {
    statistic: { defined: true, value: result.statistic },
    pValue: { defined: true, value: result.pValue },
    method: result.method,
    ...(degreesOfFreedom !== undefined && { degreesOfFreedom }),
  };
}

/**
 * Woolf's test: Σ w (log ψ − mean)² with w the inverse variances of the log odds ratios. Where one cell
 * of a stratum is 0, ½ is added to all cells, as R's `vcd::woolf_test` does.
 * @see Woolf, Annals of Human Genetics 19 (1955) 251
 */
function woolf(strata: readonly Table2x2[]): ChiSquareTestResult | undefined {
  if (strata.length < 2) return undefined;
  const hasZero = strata.some(({ a, b, c, d }) => Math.min(a, b, c, d) === 0);
  const add = hasZero ? 0.5 : 0;
  let [weights, sum] = [0, 0];
  const logs = strata.map((table) => {
    const [a, b, c, d] = [table.a + add, table.b + add, table.c + add, table.d + add];
    const log = Math.log((a / b) * (d / c));
    const weight = 1 / (1 / a + 1 / b + 1 / c + 1 / d);
    weights += weight;
    sum += weight * log;
    return { log, weight };
  });
  const mean = sum / weights;
  let statistic = 0;
  for (const { log, weight } of logs) statistic += weight * (log - mean) ** 2;
  const degreesOfFreedom = strata.length - 1;
  return {
    statistic,
    degreesOfFreedom,
    pValue: chiSquareSf(statistic, degreesOfFreedom),
    method: hasZero ? 'woolf+half' : 'woolf',
  };
}
