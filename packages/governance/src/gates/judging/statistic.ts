import {
  bonferroniLevel,
  type Interval,
  koopmanRatioInterval,
  newcombeDifferenceInterval,
  wilsonInterval,
} from '@codexhub/statistics';
import type { Arm } from './arm.ts';

/** A number made of rates, with the interval that belongs to it. */
export interface Statistic {
  /** Of the arms of the group, then those of its reference where there is one. */
  readonly value: (arms: readonly Arm[]) => number;
  readonly interval: (arms: readonly Arm[], level: number) => Interval | undefined;
  /**
   * 1 / variance of what one arm contributes, on the scale on which both are added up; of statistics of two
   * arms. From counts with half a success and half a failure added, so that it is finite and above 0.
   */
  readonly precision?: (arm: Arm) => number;
  /** Least and greatest value that it can take. */
  readonly range: readonly [number, number];
}

const smoothed = ({ successes, trials }: Arm): number => (successes + 0.5) / (trials + 1);
const rateOf = ({ successes, trials }: Arm): number => successes / trials;

/** A rate, with Wilson's interval. */
export const rate: Statistic = {
  value: ([group]) => rateOf(group!),
  interval: ([group], level) =>
    wilsonInterval({ successes: group!.successes, trials: group!.trials, level }),
  range: [0, 1],
};

/** Group minus reference, with Newcombe's interval. */
export const difference: Statistic = {
  value: ([group, reference]) => rateOf(group!) - rateOf(reference!),
  interval: ([group, reference], level) =>
    newcombeDifferenceInterval({ ...sides(group!, reference!), level }),
  precision: (arm) => arm.trials / (smoothed(arm) * (1 - smoothed(arm))),
  range: [-1, 1],
};

/** Group over reference, with Koopman's interval. */
export const ratio: Statistic = {
  value: ([group, reference]) => rateOf(group!) / rateOf(reference!),
  interval: ([group, reference], level) =>
    koopmanRatioInterval({ ...sides(group!, reference!), level }),
  precision: (arm) => (arm.trials * smoothed(arm)) / (1 - smoothed(arm)),
  range: [0, Number.POSITIVE_INFINITY],
};

/**
 * The larger of two absolute differences. It exceeds no limit unless one of them does, so its upper bound
 * is the larger of both, each at the level; either may exceed one by chance, so its lower bound is the
 * larger of both at the level that allows for two.
 */
export const worstDifference: Statistic = {
  value: (arms) => Math.max(...pairs(arms).map((pair) => Math.abs(difference.value(pair)))),
  interval: (arms, level) => {
    const bounds = (at: number): Interval[] =>
      pairs(arms).flatMap((pair) => difference.interval(pair, at) ?? []);
    const each = bounds(level);
    const both = bounds(bonferroniLevel(level, 2));
    if (each.length < 2) return undefined;
    return {
      lower: Math.max(0, ...both.flatMap(({ lower, upper }) => [lower, -upper])),
      upper: Math.max(...each.flatMap(({ lower, upper }) => [-lower, upper])),
      level,
      method: `${each[0]!.method}+worst_of_two`,
    };
  },
  range: [0, 1],
};

function pairs([first, second, ofFirst, ofSecond]: readonly Arm[]): readonly (readonly Arm[])[] {
  return [
    [first!, ofFirst!],
    [second!, ofSecond!],
  ];
}

function sides(
  group: Arm,
  reference: Arm,
): { successesA: number; trialsA: number; successesB: number; trialsB: number } {
  return {
    successesA: group.successes,
    trialsA: group.trials,
    successesB: reference.successes,
    trialsB: reference.trials,
  };
}
