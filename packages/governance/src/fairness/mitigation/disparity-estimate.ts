import { undefinedValue } from '@codexhub/common-config/records';
import type { Interval, RateCounts } from '@codexhub/statistics';
import type { GroupRate } from '../../tensor/group-rates.ts';
import {
  type ComparedRate,
  type Measured,
  noRate,
  type RatesByGroup,
  successesOf,
} from './compared-rates.ts';
import {
  type JointLevel,
  largestDifferenceInterval,
  smallestRatioInterval,
} from './extremes-intervals.ts';

/** How a disparity moves with the rate of a group: what its error is made of. */
export interface Slope {
  readonly key: string;
  readonly rate: ComparedRate;
  readonly slope: number;
}

/** A disparity, how sure it is, and the rates that make it. */
export interface DisparityEstimate extends Measured {
  /** The interval as it is before parity bounds it; there wherever the value is defined. */
  readonly unbounded?: Interval;
  /** Empty where parity is not excluded: which group is ahead is not known then. */
  readonly slopes: readonly Slope[];
}

const undefinedEstimate = (reason: string): DisparityEstimate => ({
  value: undefinedValue(reason),
  slopes: [],
});

/** max − min of a rate over groups, with the interval that allows for the extremes' having been picked. */
export function differenceEstimate(
  rates: RatesByGroup,
  keys: readonly string[],
  { rate, joint }: { readonly rate: ComparedRate; readonly joint: JointLevel },
): DisparityEstimate {
  const extremes = extremesOf(rates, keys, rate);
  if ('reason' in extremes) return undefinedEstimate(extremes.reason);
  const { lowest, highest, counts } = extremes;
  const value = highest.value - lowest.value;
  const interval = around(largestDifferenceInterval(counts, joint), value);
  const slopes = [
    { key: highest.key, rate, slope: 1 },
    { key: lowest.key, rate, slope: -1 },
  ];
  return measured(value, interval, { slopes, mayBeParity: interval.lower <= 0 });
}

/** min / max of a rate over groups. */
export function ratioEstimate(
  rates: RatesByGroup,
  keys: readonly string[],
  { rate, joint }: { readonly rate: ComparedRate; readonly joint: JointLevel },
): DisparityEstimate {
  const extremes = extremesOf(rates, keys, rate);
  if ('reason' in extremes) return undefinedEstimate(extremes.reason);
  const { lowest, highest, counts } = extremes;
  if (highest.value === 0) return undefinedEstimate('no_predicted_positives');
  const value = lowest.value / highest.value;
  const interval = around(smallestRatioInterval(counts, joint), value);
  const slopes = [
    { key: highest.key, rate, slope: -value / highest.value },
    { key: lowest.key, rate, slope: 1 / highest.value },
  ];
  return measured(value, interval, { slopes, mayBeParity: interval.upper >= 1 });
}

/** The larger of two differences over rows that do not overlap: both intervals hold at once. */
export function worstEstimate(
  rates: RatesByGroup,
  keys: readonly string[],
  {
    of,
    level,
    each: joint,
  }: {
    readonly of: readonly [ComparedRate, ComparedRate];
    readonly level: number;
    /** At the square root of the level. */
    readonly each: JointLevel;
  },
): DisparityEstimate {
  const each = of.map((rate) => differenceEstimate(rates, keys, { rate, joint }));
  const [one, other] = each as [DisparityEstimate, DisparityEstimate];
  if (!one.value.defined) return one;
  if (!other.value.defined) return other;
  const worst = one.value.value >= other.value.value ? one : other;
  const [a, b] = [one.unbounded!, other.unbounded!];
  const unbounded = {
    lower: Math.max(a.lower, b.lower),
    upper: Math.max(a.upper, b.upper),
    level,
    method: a.method,
  };
  return { ...worst, interval: inRange(unbounded), unbounded };
}

interface Extreme {
  readonly key: string;
  readonly value: number;
}

function extremesOf(
  rates: RatesByGroup,
  keys: readonly string[],
  rate: ComparedRate,
):
  | { readonly lowest: Extreme; readonly highest: Extreme; readonly counts: readonly RateCounts[] }
  | { readonly reason: string } {
  if (keys.length < 2) return { reason: 'fewer_than_two_groups' };
  const counts: { successes: number; trials: number }[] = [];
  let lowest: Extreme = { key: '', value: Number.POSITIVE_INFINITY };
  let highest: Extreme = { key: '', value: Number.NEGATIVE_INFINITY };
  for (const key of keys) {
    const of: GroupRate = rates.get(key)?.[rate] ?? noRate;
    if (!of.value.defined) return { reason: of.value.reason };
    const { value } = of.value;
    counts.push({ successes: successesOf(of), trials: of.effectiveN });
    if (value < lowest.value) lowest = { key, value };
    if (value > highest.value) highest = { key, value };
  }
  return { lowest, highest, counts };
}

function measured(
  value: number,
  unbounded: Interval,
  { slopes, mayBeParity }: { readonly slopes: readonly Slope[]; readonly mayBeParity: boolean },
): DisparityEstimate {
  const interval = inRange(unbounded);
  return {
    value: { defined: true, value },
    interval,
    unbounded,
    slopes: mayBeParity ? [] : slopes,
  };
}

function inRange(interval: Interval): Interval {
  return {
    ...interval,
    lower: Math.max(0, interval.lower),
    upper: Math.min(1, interval.upper),
  };
}

/** Weighted rates are rounded twice: the value stays inside its interval. */
function around(interval: Interval, value: number): Interval {
  return {
    ...interval,
    lower: Math.min(interval.lower, value),
    upper: Math.max(interval.upper, value),
  };
}
