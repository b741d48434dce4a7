import { type Interval, undefinedValue, type Value } from '@codexhub/common-config/records';
import {
  katzRatioInterval,
  koopmanRatioInterval,
  meeDifferenceInterval,
  miettinenNurminenDifferenceInterval,
  miettinenNurminenRatioInterval,
  newcombeDifferenceInterval,
  type TwoRatesAtLevel,
} from '@codexhub/statistics';
import { checkedChoice } from './check-options.ts';
import type { MeasuredGroup } from './measure-groups.ts';

/** Intervals of differences: `newcombe`, `miettinen_nurminen`, `mee`; of ratios: `koopman`, `miettinen_nurminen`, `katz`. */
export type IntervalMethod = 'newcombe' | 'miettinen_nurminen' | 'mee' | 'koopman' | 'katz';

type IntervalOfTwo = (rates: TwoRatesAtLevel) => Interval | undefined;

const METHODS: Readonly<
  Record<'difference' | 'ratio', Partial<Record<IntervalMethod, IntervalOfTwo>>>
> = {
  difference: {
    newcombe: newcombeDifferenceInterval,
    miettinen_nurminen: miettinenNurminenDifferenceInterval,
    mee: meeDifferenceInterval,
  },
  ratio: {
    koopman: koopmanRatioInterval,
    miettinen_nurminen: miettinenNurminenRatioInterval,
    katz: katzRatioInterval,
  },
};

/** How two groups are compared. */
export interface PairStatistic {
  readonly statistic: 'difference' | 'ratio';
  readonly definition: 'group_minus_reference' | 'group_over_reference';
  readonly method: IntervalMethod;
  value(group: MeasuredGroup, reference: MeasuredGroup): Value;
  /**
   * 1 / variance of what one group contributes: of its rate, or of the rate's logarithm for a ratio. From counts with
   * half a success and half a failure added, so that it is finite; 0 without trials.
   */
  precision(group: MeasuredGroup): number;
  /** At `scale` times today's rows; undefined where a group has no trials. */
  interval(pair: PairAtLevel): Interval | undefined;
}

export interface PairAtLevel {
  readonly group: MeasuredGroup;
  readonly reference: MeasuredGroup;
  readonly level: number;
  readonly scale?: number;
}

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where the method is none of the statistic's. */
export function pairStatistic(
  statistic: 'difference' | 'ratio',
  method?: IntervalMethod,
): PairStatistic {
  const methods = METHODS[checkedChoice('statistic', ['difference', 'ratio'], statistic)];
  const names = Object.keys(methods) as IntervalMethod[];
  const chosen = checkedChoice(`method of a ${statistic}`, names, method ?? names[0]!);
  const intervalOf = methods[chosen]!;
  return {
    statistic,
    definition: statistic === 'difference' ? 'group_minus_reference' : 'group_over_reference',
    method: chosen,
    value: statistic === 'difference' ? differenceOf : ratioOf,
    precision: ({ successes, trials }): number => {
      const rate = (successes + 0.5) / (trials + 1);
      return (trials * (statistic === 'difference' ? 1 / rate : rate)) / (1 - rate);
    },
    interval: ({ group, reference, level, scale = 1 }): Interval | undefined =>
      intervalOf({
        successesA: group.successes * scale,
        trialsA: group.trials * scale,
        successesB: reference.successes * scale,
        trialsB: reference.trials * scale,
        level,
      }),
  };
}

function differenceOf({ value: own }: MeasuredGroup, { value: other }: MeasuredGroup): Value {
  if (!own.defined) return own;
  if (!other.defined) return undefinedValue(`reference_${other.reason}`);
  return { defined: true, value: own.value - other.value };
}

function ratioOf({ value: own }: MeasuredGroup, { value: other }: MeasuredGroup): Value {
  if (!own.defined) return own;
  if (!other.defined) return undefinedValue(`reference_${other.reason}`);
  if (other.value === 0) return undefinedValue('divisor_zero');
  return { defined: true, value: own.value / other.value };
}
