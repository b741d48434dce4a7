import type { CheckPower } from '../self-test-report.ts';

/** The power of a check that nothing can be said of, and why. */
export function unsaid(
  base: Pick<CheckPower, 'check' | 'method' | 'good' | 'bad'>,
  n: number,
  why: string,
): CheckPower {
  return {
    ...base,
    n,
    falseFail: null,
    pass: null,
    power: null,
    flip: null,
    nToConclude: null,
    why,
  };
}
