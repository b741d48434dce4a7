import type { CheckRow } from '@codexhub/common-config/records';
import type { CheckPower } from '../self-test-report.ts';
import { unsaid } from './unsaid.ts';

/** The method of a check that counts. */
export const COUNTED = 'counted, not estimated';

/** A count has no chance in it: what is true is what is seen. */
export function standingPower({ requirement: { id, limit }, comparisons }: CheckRow): CheckPower {
  const base = {
    check: id,
    method: COUNTED,
    good: `at most ${limit}`,
    bad: `more than ${limit}`,
  };
  const [observed] = comparisons;
  if (!observed?.value.defined) return unsaid(base, observed?.n ?? 0, 'it was not measured');
  return { ...base, n: observed.n, falseFail: 0, pass: 1, power: 1, flip: 0, nToConclude: null };
}
