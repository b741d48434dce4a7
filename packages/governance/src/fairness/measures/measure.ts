import {
  type Interval,
  measuredValue,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';

/** A number with the name of its definition, and its interval where there is a standard one. */
export interface Measure {
  readonly definition: string;
  readonly value: Value;
  readonly interval?: Interval;
}

/** The first reason among values that are not defined. */
export function reasonAmong(values: readonly Value[]): Value | undefined {
  return values.find((value) => !value.defined);
}

/** Largest minus smallest, from 0 up; undefined for one value, or where one of them is. */
export function maximumMinusMinimum(values: readonly Value[]): Value {
  const range = rangeOf(values);
  return 'defined' in range ? range : measuredValue(range.maximum - range.minimum);
}

/** Smallest over largest, 0 to 1; undefined for one value, where one of them is, is negative, or all are 0. */
export function minimumOverMaximum(values: readonly Value[]): Value {
  const range = rangeOf(values);
  if ('defined' in range) return range;
  if (range.minimum < 0) return undefinedValue('negative_value');
  if (range.maximum === 0) return undefinedValue('all_zero');
  return measuredValue(range.minimum / range.maximum);
}

function rangeOf(
  values: readonly Value[],
): Value | { readonly minimum: number; readonly maximum: number } {
  if (values.length < 2)
    return undefinedValue(values.length === 0 ? 'no_groups' : 'fewer_than_two_groups');
  let [minimum, maximum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!value.defined) return value;
    if (value.value < minimum) minimum = value.value;
    if (value.value > maximum) maximum = value.value;
  }
  return { minimum, maximum };
}

/** One value over another; undefined where one is, or the divisor is 0. */
export function ratioOf(one: Value, other: Value): Value {
  if (!one.defined) return one;
  if (!other.defined) return other;
  if (other.value === 0) return undefinedValue('divisor_zero');
  return measuredValue(one.value / other.value + 0);
}

/** One value minus another; undefined where one is. */
export function differenceOf(one: Value, other: Value): Value {
  if (!one.defined) return one;
  if (!other.defined) return other;
  return measuredValue(one.value - other.value);
}
