import type { Arm } from './statistic.ts';

/**
 * The mean of an arm over the repeats of a cross-fitting. Whole counts are added first and divided
 * last, so trials that are the same in every repeat stay whole.
 */
export function meanArm(repeats: readonly Arm[]): Arm {
  const mean = (pick: (arm: Arm) => number): number =>
    repeats.reduce((sum, arm) => sum + pick(arm), 0) / repeats.length;
  return { successes: mean(({ successes }) => successes), trials: mean(({ trials }) => trials) };
}
