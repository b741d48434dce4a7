import {
  categoryColumn,
  createTable,
  numberColumn,
  timeColumn,
} from '@codexhub/common-config/columns';
import type { Value } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeColumn, describeTable, type NumberSummary } from '../../src/index.ts';
import { readGolden } from '../fixtures/read-golden.ts';

interface Golden {
  readonly name: string;
  readonly values: (number | null)[];
  readonly count: number;
  readonly mean: number;
  readonly standardDeviation: number | null;
  readonly minimum: number;
  readonly maximum: number;
  readonly quantiles: [number, number][];
  readonly distinct: number;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
  readonly mostFrequent: number;
}

const { columns } = readGolden<{ columns: Golden[] }>('describe');
const SEED = 20261121;
const numbers = (values: readonly (number | null)[], shares?: number[]) =>
  describeColumn(numberColumn(values), { shares }) as NumberSummary;

function expectValue(ours: Value, theirs: number | null, label: string): void {
  expect(ours.defined, label).toBe(theirs !== null);
  if (!ours.defined || theirs === null) return;
  // Relative to its own size: nothing is hidden by a scale.
  const error = Math.abs(ours.value - theirs) / Math.max(Math.abs(theirs), 1e-300);
  expect(error, `${label}: ${ours.value} instead of ${theirs}`).toBeLessThanOrEqual(1e-12);
}

describe.each(columns)('NumPy and SciPy, $name', (golden) => {
  const summary = numbers(
    golden.values,
    golden.quantiles.map(([share]) => share),
  );
  test('counts, moments, quantiles', () => {
    expect(summary.count).toBe(golden.count);
    expect(summary.missing).toBe(golden.values.length - golden.count);
    expect(summary.distinct).toBe(golden.distinct);
    expect(summary.top[0]?.count).toBe(golden.mostFrequent);
    for (const figure of [
      'mean',
      'standardDeviation',
      'minimum',
      'maximum',
      'skewness',
      'kurtosis',
    ] as const) {
      expectValue(summary[figure], golden[figure], figure);
    }
    summary.quantiles.forEach(({ value }, at) => {
      expectValue(value, golden.quantiles[at]![1], `quantile ${golden.quantiles[at]![0]}`);
    });
  });
});

test('every row is counted once; values at 1 and 0 are maximum and minimum', () => {
  const cell = fc.oneof(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(null, -0, Number.POSITIVE_INFINITY),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 50 }), (cells) => {
      const summary = numbers(cells, [0, 0.5, 1]);
      expect(summary.count + summary.missing + summary.notFinite).toBe(cells.length);
      expect(summary.missing).toBe(cells.filter((one) => one === null).length);
      const finite = cells.filter((one): one is number => Number.isFinite(one));
      const counts = new Map<number, number>();
      for (const one of finite) counts.set(one + 0, (counts.get(one + 0) ?? 0) + 1);
      expect(summary.distinct).toBe(counts.size);
      const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 10);
      expect(summary.top).toEqual(ranked.map(([value, count]) => ({ value, count })));
      const [least, , most] = summary.quantiles;
      expect(least!.value).toEqual(summary.minimum);
      expect(most!.value).toEqual(summary.maximum);
      // The order of the rows moves no order statistic, and a moment by its last digits at most.
      const turned = numbers(cells.toReversed(), [0, 0.5, 1]);
      expect({ ...turned, ...moments(summary) }).toEqual(summary);
      if (summary.mean.defined && turned.mean.defined) {
        expect(turned.mean.value).toBeCloseTo(summary.mean.value, 8);
      }
    }),
    { seed: SEED },
  );
});

const moments = ({ mean, standardDeviation, skewness, kurtosis }: NumberSummary) => ({
  mean,
  standardDeviation,
  skewness,
  kurtosis,
});

test('a NaN that was said is not missing', () => {
  const values = new Float64Array(13).fill(Number.NaN);
  // Rows 0, 3, 6, 9 and 11 are there; 6 and 11 say NaN.
  for (const row of [0, 3, 9]) values[row] = row;
  const column = { kind: 'number' as const, values, validity: Uint8Array.of(0b01001001, 0b1010) };
  expect(describeColumn(column)).toMatchObject({
    count: 3,
    missing: 8,
    notFinite: 2,
    maximum: { defined: true, value: 9 },
  });
});

test('figures that do not exist say why', () => {
  const missing = (reason: string) => ({ defined: false, reason });
  expect(numbers([])).toMatchObject({
    count: 0,
    mean: missing('no_rows'),
    standardDeviation: missing('no_rows'),
    minimum: missing('no_rows'),
    skewness: missing('no_rows'),
    top: [],
  });
  expect(numbers([]).quantiles[3]).toEqual({ share: 0.5, value: missing('no_rows') });
  expect(numbers([1])).toMatchObject({
    standardDeviation: missing('fewer_than_two_rows'),
    skewness: missing('fewer_than_three_rows'),
    kurtosis: missing('fewer_than_four_rows'),
  });
  expect(numbers([2, 2, 2, 2])).toMatchObject({
    standardDeviation: { defined: true, value: 0 },
    skewness: missing('constant'),
    kurtosis: missing('constant'),
  });
  expect(numbers([1e200, -1e200, 3]).standardDeviation).toEqual(missing('not_finite'));
});

test('categories: those that occur, most frequent first, ties by code unit', () => {
  const column = {
    ...categoryColumn(['b', 'a', null, 'b', 'a', 'c', '']),
    categories: ['b', 'a', 'c', '', 'never'],
  };
  expect(describeColumn(column, { top: 3 })).toEqual({
    kind: 'category',
    count: 6,
    missing: 1,
    distinct: 4,
    top: [
      { value: 'a', count: 2 },
      { value: 'b', count: 2 },
      { value: '', count: 1 },
    ],
  });
  expect(describeColumn(column, { top: 0 })).toMatchObject({ distinct: 4, top: [] });
});

test('a table: all columns, in its order, as plain data', () => {
  const table = createTable({
    amount: numberColumn([1, 2, null]),
    at: timeColumn([0, 1000, 3000]),
    state: categoryColumn(['ma', 'ny', 'ma']),
  });
  const summary = describeTable(table, { shares: [0.5], top: 1 });
  expect(summary.rows).toBe(3);
  expect(summary.columns.map(({ name, kind, missing }) => [name, kind, missing])).toEqual([
    ['amount', 'number', 1],
    ['at', 'time', 0],
    ['state', 'category', 0],
  ]);
  expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
});

test('bad options are refused', () => {
  const column = numberColumn([1]);
  expect(() => describeColumn(column, { shares: [50] })).toThrow(/shares must be each from 0 to 1/);
  expect(() => describeColumn(column, { top: 1.5 })).toThrow(/top must be an integer/);
});
