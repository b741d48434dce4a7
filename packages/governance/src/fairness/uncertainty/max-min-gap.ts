import { type Interval, undefinedValue, type Value } from '@codexhub/common-config/records';
import { maxMinDifference, maxMinDifferenceInterval } from '@codexhub/statistics';
import type { GroupTensor } from '../../tensor/tensor.ts';
import { checkedLevel, checkedRate, refuseOption } from './check-options.ts';
import { differenceDefinition } from './disparities.ts';
import { measureGroups } from './measure-groups.ts';
import type { RateName } from './rates.ts';

/** What {@link maxMinGap} estimates. */
export interface MaxMinGapOptions {
  readonly rate: RateName;
  /** Sensitive attributes, their intersections being the groups; all of the tensor by default. */
  readonly attributes?: readonly string[];
  /** 0.95 by default. */
  readonly level?: number;
}

/** The largest difference between the rates of groups, with what chance adds to it. */
export interface MaxMinGap {
  readonly rate: RateName;
  /** That of the uncorrected value. */
  readonly definition: string;
  readonly attributes: readonly string[];
  /** max − min of the observed rates, as fairlearn has it: too high on average. */
  readonly uncorrected: Value;
  /** What it would be on average if all true rates were the pooled one. */
  readonly expectedUnderEquality: Value;
  /** Without the share of chance, from 0 to the uncorrected value. */
  readonly corrected: Value;
  /** Of the true difference; absent where it is undefined. */
  readonly interval?: Interval;
  /** How many groups are known. */
  readonly groups: number;
  readonly rows: number;
  /** Rows without a value in one of the attributes. */
  readonly unknown: number;
}

/** Their pairs are counted in half a second or so. */
const MOST_GROUPS = 1000;

/**
 * The largest difference between the rates of groups: fairlearn's value, which grows with the number
 * of groups however equal they are, what chance alone adds, the value without it, and an interval.
 *
 * Undefined, with the reason of the rate, where one group has no rows for it: its rate may be anything.
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where there are more than 1000 groups too,
 * `GOVERNANCE_ATTRIBUTE_INVALID`
 * @see `maxMinDifference` and `maxMinDifferenceInterval` of `@codexhub/statistics`; reference of the
 * uncorrected value: `fairlearn.metrics.MetricFrame.difference`
 * @example
 * const tensor = groupTensor({
 *   yTrue: [0, 0, 0, 0], yPred: [1, 0, 1, 1], sensitive: { sex: ['f', 'f', 'm', 'm'] },
 * });
 * const gap = maxMinGap(tensor, { rate: 'selection_rate' });
 * gap.uncorrected; // Returns: { defined: true, value: 0.5 }
 * gap.interval?.lower; // Returns: 0
 */
export function maxMinGap(tensor: GroupTensor, options: MaxMinGapOptions): MaxMinGap {
  const rate = checkedRate(options.rate);
  const level = checkedLevel(options.level ?? 0.95);
  const { groups, ...measured } = measureGroups(tensor, rate, options.attributes);
  if (groups.length > MOST_GROUPS) {
    refuseOption(
      'attributes',
      `those of at most ${MOST_GROUPS} groups`,
      groups.length,
      'compare fewer attributes at once, or take wider groups',
    );
  }
  const unmeasured = groups.find(({ trials }) => trials === 0)?.value;
  const reason = unmeasured?.defined === false ? unmeasured.reason : 'fewer_than_two_groups';
  const gap = maxMinDifference(groups);
  const interval = maxMinDifferenceInterval({ rates: groups, level });
  const asValue = (value: number | undefined): Value =>
    value === undefined ? undefinedValue(reason) : { defined: true, value };
  return {
    rate: rate.name,
    definition: differenceDefinition(rate),
    uncorrected: asValue(gap?.observed),
    expectedUnderEquality: asValue(gap?.expectedUnderEquality),
    corrected: asValue(gap?.corrected),
    ...(interval && { interval }),
    ...measured,
    groups: groups.length,
  };
}
