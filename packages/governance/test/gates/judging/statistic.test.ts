import { bonferroniLevel, newcombeDifferenceInterval } from '@codexhub/statistics';
import { expect, it } from 'vitest';
import { worstDifference } from '../../../src/gates/judging/statistic.ts';

const arm = (successes: number, trials: number) => ({ successes, trials, rows: trials });

it('the worst of two differences allows for two where it exceeds, and for one where it is kept', () => {
  // True positives and false positives: of the group, then of its reference.
  const arms = [arm(60, 100), arm(20, 100), arm(80, 100), arm(25, 100)];
  const newcombe = (successesA: number, successesB: number, level: number) =>
    newcombeDifferenceInterval({ successesA, trialsA: 100, successesB, trialsB: 100, level })!;
  expect(worstDifference.value(arms)).toBeCloseTo(0.2, 12);
  const { lower, upper, level, method } = worstDifference.interval(arms, 0.95)!;
  expect(lower).toBeCloseTo(-newcombe(60, 80, bonferroniLevel(0.95, 2)).upper, 12);
  expect(upper).toBeCloseTo(-newcombe(60, 80, 0.95).lower, 12);
  expect([level, method]).toEqual([0.95, 'newcombe+worst_of_two']);
});

it('of two differences that may both be none, the worst may be none', () => {
  const arms = [arm(50, 100), arm(20, 100), arm(52, 100), arm(21, 100)];
  expect(worstDifference.interval(arms, 0.95)!.lower).toBe(0);
});
