import {
  type Interval,
  koopmanRatioInterval,
  newcombeDifferenceInterval,
  wilsonInterval,
} from '@codexhub/statistics';

/** Successes of trials: of the group first, then of its reference where there is one. */
export interface Arm {
  readonly successes: number;
  readonly trials: number;
}

/** A number made of one or two rates, with the interval that belongs to it. */
export interface Statistic {
  readonly value: (arms: readonly Arm[]) => number;
  readonly interval: (arms: readonly Arm[], level: number) => Interval | undefined;
  /** Least and greatest value that it can take. */
  readonly range: readonly [number, number];
}

const rateOf = ({ successes, trials }: Arm): number => successes / trials;

/** A rate, with Wilson's interval. */
export const rate: Statistic = {
  value: ([group]) => rateOf(group!),
  interval: ([group], level) => wilsonInterval({ ...group!, level }),
  range: [0, 1],
};

/** Group minus reference, with Newcombe's interval. */
export const difference: Statistic = {
  value: ([group, reference]) => rateOf(group!) - rateOf(reference!),
  interval: (arms, level) => newcombeDifferenceInterval({ ...sides(arms), level }),
  range: [-1, 1],
};

/** Group over reference, with Koopman's interval. */
export const ratio: Statistic = {
  value: ([group, reference]) => rateOf(group!) / rateOf(reference!),
  interval: (arms, level) => koopmanRatioInterval({ ...sides(arms), level }),
  range: [0, Number.POSITIVE_INFINITY],
};

function sides([group, reference]: readonly Arm[]): {
  successesA: number;
  trialsA: number;
  successesB: number;
  trialsB: number;
} {
  return {
    successesA: group!.successes,
    trialsA: group!.trials,
    successesB: reference!.successes,
    trialsB: reference!.trials,
  };
}
