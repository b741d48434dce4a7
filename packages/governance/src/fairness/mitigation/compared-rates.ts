import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { type Interval, wilsonInterval } from '@codexhub/statistics';
import { type GroupRate, ratesOf } from '../../tensor/group-rates.ts';
import { marginalOf } from '../../tensor/marginal.ts';
import type { GroupTensor } from '../../tensor/tensor.ts';

/** The rates that groups are compared by, with the names of their definitions. */
export const comparedRates = {
  selectionRate: 'fairlearn.metrics.selection_rate',
  truePositiveRate: 'fairlearn.metrics.true_positive_rate',
  falsePositiveRate: 'fairlearn.metrics.false_positive_rate',
  accuracy: 'sklearn.metrics.accuracy_score',
} as const;

export type ComparedRate = keyof typeof comparedRates;

export const rateNames = Object.keys(comparedRates) as readonly ComparedRate[];

/** A value, and how sure it is; no interval where it is not defined. */
export interface Measured {
  readonly value: Value;
  readonly interval?: Interval;
}

/** The rates of the known groups by their JSON, which is no key of theirs. */
export type RatesByGroup = ReadonlyMap<string, Readonly<Record<ComparedRate, GroupRate>>>;

export function ratesByGroup(tensor: GroupTensor): RatesByGroup {
  const rates = ratesOf(marginalOf(tensor, tensor.sensitive));
  return new Map(
    rates
      .filter(({ group }) => !group.includes(null))
      .map((of) => [JSON.stringify(of.group), of] as const),
  );
}

/** What a group without any rows has. */
export const noRate: GroupRate = { value: undefinedValue('no_rows'), n: 0, effectiveN: 0 };

/** The rows that a rate counts, on the scale of the effective n. */
export function successesOf({ value, effectiveN }: GroupRate): number {
  return value.defined ? value.value * effectiveN : 0;
}

/** A rate with Wilson's interval. */
export function measuredRate(rate: GroupRate, level: number): Measured {
  const { value, effectiveN } = rate;
  if (!value.defined) return { value };
  const interval = wilsonInterval({ successes: successesOf(rate), trials: effectiveN, level });
  return { value, ...(interval && { interval }) };
}
