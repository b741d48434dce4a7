import { undefinedValue } from '@codexhub/common-config/records';
import { changeInterval } from './change-interval.ts';
import type { Measured, RatesByGroup } from './compared-rates.ts';
import {
  type DisparityEstimate,
  differenceEstimate,
  ratioEstimate,
  type Slope,
  worstEstimate,
} from './disparity-estimate.ts';
import { type JointLevel, jointLevel } from './extremes-intervals.ts';
import type { PairedTables } from './paired-tables.ts';

/** A disparity before and after. */
export interface DisparityChange {
  readonly definition: string;
  readonly before: Measured;
  readonly after: Measured;
  /** After − before. */
  readonly change: Measured;
  /** Only where the whole interval of the change is on one side of 0; a ratio is better if higher. */
  readonly conclusion: 'less_disparity' | 'more_disparity' | 'inconclusive';
}

/** All disparities of some rates, by their definitions. */
function estimatesOf(
  rates: RatesByGroup,
  keys: readonly string[],
  { joint, each }: { readonly joint: JointLevel; readonly each: JointLevel },
): readonly (readonly [string, DisparityEstimate])[] {
  const selection = { rate: 'selectionRate', joint } as const;
  const opportunity = { rate: 'truePositiveRate', joint } as const;
  const odds = {
    of: ['truePositiveRate', 'falsePositiveRate'],
    level: joint.level,
    each,
  } as const;
  return [
    ['fairlearn.metrics.demographic_parity_difference', differenceEstimate(rates, keys, selection)],
    ['fairlearn.metrics.demographic_parity_ratio', ratioEstimate(rates, keys, selection)],
    [
      'fairlearn.metrics.equal_opportunity_difference',
      differenceEstimate(rates, keys, opportunity),
    ],
    ['fairlearn.metrics.equalized_odds_difference', worstEstimate(rates, keys, odds)],
  ];
}

/** The disparities of known groups before and after, with the intervals of their changes. */
export function compareDisparities(
  rates: { readonly before: RatesByGroup; readonly after: RatesByGroup },
  groups: readonly (readonly string[])[],
  { level, paired }: { readonly level: number; readonly paired: PairedTables | undefined },
): readonly DisparityChange[] {
  const keys = groups.map((group) => JSON.stringify(group));
  const groupOf = new Map(groups.map((group, at) => [keys[at]!, group]));
  const levels = {
    joint: jointLevel(level, keys.length),
    each: jointLevel(Math.sqrt(level), keys.length),
  };
  const all = {
    before: estimatesOf(rates.before, keys, levels),
    after: estimatesOf(rates.after, keys, levels),
  };
  return all.before.map(([definition, before], at) => {
    const [, after] = all.after[at]!;
    const change = changeOf(before, after, paired, groupOf);
    return {
      definition,
      before: withoutSlopes(before),
      after: withoutSlopes(after),
      change,
      conclusion: conclusionOf(change, definition.endsWith('_ratio') ? 1 : -1),
    };
  });
}

function changeOf(
  before: DisparityEstimate,
  after: DisparityEstimate,
  paired: PairedTables | undefined,
  groupOf: ReadonlyMap<string, readonly string[]>,
): Measured {
  if (!before.value.defined) return { value: undefinedValue(`before_${before.value.reason}`) };
  if (!after.value.defined) return { value: undefinedValue(`after_${after.value.reason}`) };
  const [from, to] = [before.value.value, after.value.value];
  const interval = changeInterval(
    { value: from, interval: before.unbounded! },
    { value: to, interval: after.unbounded! },
    paired ? correlationOf(before.slopes, after.slopes, { paired, groupOf }) : 0,
  );
  return { value: { defined: true, value: to - from }, interval };
}

function conclusionOf({ interval }: Measured, better: 1 | -1): DisparityChange['conclusion'] {
  if (!interval) return 'inconclusive';
  if (better === 1 ? interval.lower > 0 : interval.upper < 0) return 'less_disparity';
  if (better === 1 ? interval.upper < 0 : interval.lower > 0) return 'more_disparity';
  return 'inconclusive';
}

/**
 * Of the errors of two disparities on the same rows, by the delta method: those of one group's rates before
 * and after go together. 0 where one of them may be parity, for then which group is ahead is not known.
 */
function correlationOf(
  before: readonly Slope[],
  after: readonly Slope[],
  {
    paired,
    groupOf,
  }: {
    readonly paired: PairedTables;
    readonly groupOf: ReadonlyMap<string, readonly string[]>;
  },
): number {
  let [covariance, varianceBefore, varianceAfter] = [0, 0, 0];
  const momentsOf = ({ key, rate }: Slope): ReturnType<typeof moments> =>
    moments(paired.tableOf(groupOf.get(key)!, rate));
  for (const one of before) {
    const both = momentsOf(one);
    varianceBefore += one.slope ** 2 * both.before;
    const same = after.find(({ key, rate }) => key === one.key && rate === one.rate);
    if (same) covariance += one.slope * same.slope * both.covariance;
  }
  for (const one of after) varianceAfter += one.slope ** 2 * momentsOf(one).after;
  const scale = Math.sqrt(varianceBefore * varianceAfter);
  return scale === 0 ? 0 : Math.max(-1, Math.min(1, covariance / scale));
}

/** Variances and covariance of two rates on the same rows. */
function moments({ a, b, c, d }: ReturnType<PairedTables['tableOf']>): {
  readonly before: number;
  readonly after: number;
  readonly covariance: number;
} {
  const n = a + b + c + d;
  const [after, before] = [(a + b) / n, (a + c) / n];
  return {
    before: (before * (1 - before)) / n,
    after: (after * (1 - after)) / n,
    covariance: (a / n - before * after) / n,
  };
}

function withoutSlopes({ value, interval }: DisparityEstimate): Measured {
  return { value, ...(interval && { interval }) };
}
