import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { chiSquareTest2x2, fisherExact, type Table2x2 } from '@codexhub/statistics';
import type { MeasuredGroup } from './measure-groups.ts';

/** Whether two rates are equal: the p value, and of which test. */
export interface EqualityTest {
  /** `null` where there was nothing to test. */
  readonly test: 'fisher-exact' | 'chi-square' | null;
  /** Of a chi-squared test: one degree of freedom. */
  readonly statistic?: number;
  readonly pValue: Value;
}

/** `by_size` is Fisher's test where a cell of the table is expected to hold fewer than 5 rows. */
export type EqualityTestChoice = 'by_size' | 'fisher_exact' | 'chi_square';

/** Cochran's rule, Biometrics 10 (1954) 417. */
const LEAST_EXPECTED = 5;

/** The two-sided p value that two groups share one rate. Counts of weighted rows are seldom whole: chi-squared. */
export function testEquality(
  one: MeasuredGroup,
  other: MeasuredGroup,
  choice: EqualityTestChoice,
): EqualityTest {
  const table = tableOf(one, other);
  if (choice === 'fisher_exact' || (choice === 'by_size' && isWhole(table) && isSparse(table))) {
    const { pValue } = fisherExact(table);
    return { test: 'fisher-exact', pValue: { defined: true, value: pValue } };
  }
  const result = chiSquareTest2x2(table);
  if (!result) return { test: 'chi-square', pValue: undefinedValue('no_variation') };
  const { statistic, pValue } = result;
  return { test: 'chi-square', statistic, pValue: { defined: true, value: pValue } };
}

/** Successes and failures of one group, then of the other. */
export function tableOf(one: MeasuredGroup, other: MeasuredGroup): Table2x2 {
  return {
    a: one.successes,
    // Rounding may leave a success too many.
    b: Math.max(0, one.trials - one.successes),
    c: other.successes,
    d: Math.max(0, other.trials - other.successes),
  };
}

function isWhole({ a, b, c, d }: Table2x2): boolean {
  return [a, b, c, d].every(Number.isInteger);
}

function isSparse({ a, b, c, d }: Table2x2): boolean {
  const smallest = Math.min(a + b, c + d) * Math.min(a + c, b + d);
  return smallest < LEAST_EXPECTED * (a + b + c + d);
}
