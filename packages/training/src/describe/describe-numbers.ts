import type { NumberColumn, TimeColumn } from '@codexhub/common-config/columns';
import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { quantileSorted } from 'simple-statistics';
import { sortNumbers } from '../order/sort-numbers.ts';
import { type CentralMoments, centralMoments } from './central-moments.ts';
import type { NumberSummary, ValueCount } from './column-summary.ts';
import { keepTop } from './top-values.ts';

/** The figures of a column of numbers or moments. */
export function describeNumbers(
  column: NumberColumn | TimeColumn,
  shares: readonly number[],
  top: number,
): NumberSummary {
  const { finite, missing, notFinite } = finiteCells(column);
  const n = finite.length;
  const moments = n === 0 ? undefined : centralMoments(finite);
  // The moments are taken: the cells may be sorted where they stand.
  const sorted = sortNumbers(finite);
  // It only reads by index, though its type asks for a plain array.
  const readable = sorted as unknown as number[];
  const constant = n > 0 && sorted[0] === sorted[n - 1];
  const some = (value: () => number): Value =>
    n === 0 ? undefinedValue('no_rows') : finiteValue(value());
  return {
    kind: column.kind,
    count: n,
    missing,
    notFinite,
    mean: some(() => (constant ? sorted[0]! : moments!.mean)),
    minimum: some(() => sorted[0]!),
    maximum: some(() => sorted[n - 1]!),
    quantiles: shares.map((share) => ({
      share,
      value: some(() => quantileSorted(readable, share)),
    })),
    ...runs(sorted, top),
    ...shape(moments, n, constant),
  };
}

function finiteCells({ kind, values, ...rest }: NumberColumn | TimeColumn): {
  readonly finite: Float64Array;
  readonly missing: number;
  readonly notFinite: number;
} {
  const validity = kind === 'number' && 'validity' in rest ? rest.validity : undefined;
  const finite = new Float64Array(values.length);
  let [count, missing] = [0, 0];
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    const there = validity ? (validity[row >> 3]! & (1 << (row & 7))) !== 0 : !Number.isNaN(value);
    if (!there) {
      missing += 1;
    } else if (Number.isFinite(value)) {
      // −0 is 0: the sum makes them one number.
      finite[count] = value + 0;
      count += 1;
    }
  }
  const notFinite = values.length - missing - count;
  return { finite: finite.subarray(0, count), missing, notFinite };
}

function runs(
  sorted: Float64Array,
  most: number,
): { readonly distinct: number; readonly top: ValueCount<number>[] } {
  const top: ValueCount<number>[] = [];
  let [distinct, from] = [0, 0];
  for (let at = 1; at <= sorted.length; at += 1) {
    if (at < sorted.length && sorted[at] === sorted[at - 1]) continue;
    distinct += 1;
    const count = at - from;
    if (top.length < most || (most > 0 && count > top[most - 1]!.count)) {
      keepTop(top, most, { value: sorted[from]!, count });
    }
    from = at;
  }
  return { distinct, top };
}

function shape(
  moments: CentralMoments | undefined,
  n: number,
  constant: boolean,
): Pick<NumberSummary, 'standardDeviation' | 'skewness' | 'kurtosis'> {
  const when = (least: number, reason: string, value: (of: CentralMoments) => number): Value => {
    if (!moments) return undefinedValue('no_rows');
    return n < least ? undefinedValue(reason) : finiteValue(value(moments));
  };
  const varied = (least: number, reason: string, value: (of: CentralMoments) => number): Value =>
    constant && n >= least ? undefinedValue('constant') : when(least, reason, value);
  return {
    standardDeviation: when(2, 'fewer_than_two_rows', ({ second }) =>
      constant ? 0 : Math.sqrt((second * n) / (n - 1)),
    ),
    skewness: varied(
      3,
      'fewer_than_three_rows',
      ({ second, third }) => ((Math.sqrt(n * (n - 1)) / (n - 2)) * third) / second ** 1.5,
    ),
    kurtosis: varied(
      4,
      'fewer_than_four_rows',
      ({ second, fourth }) =>
        ((n - 1) / ((n - 2) * (n - 3))) * (((n + 1) * fourth) / second ** 2 - 3 * (n - 1)),
    ),
  };
}

/** Cells are finite: a figure that is not has overflown. */
function finiteValue(value: number): Value {
  return Number.isFinite(value) ? measuredValue(value) : undefinedValue('not_finite');
}
