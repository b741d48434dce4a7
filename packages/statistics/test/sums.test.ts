import { describe, expect, test } from 'vitest';
import { mean, neumaierSum, sampleVariance } from '../src/index.ts';
import { expectClose, readFixture } from './support.ts';

interface Row {
  values: number[];
  sum: number;
  mean: number;
  variance: number;
}

describe('compensated sums', () => {
  const rows = readFixture<Row[]>('sums');

  test.each(rows.map((row, index) => [index, row] as const))('exact sums, family %i', (_, row) => {
    expectClose(neumaierSum(row.values), row.sum, 'sum', 1e-15);
    expectClose(mean(row.values)!, row.mean, 'mean', 1e-15);
    expectClose(sampleVariance(row.values)!, row.variance, 'variance', 1e-14);
    expect(neumaierSum(Float64Array.from(row.values))).toBe(neumaierSum(row.values));
  });

  test('too few values are undefined, not zero', () => {
    expect(neumaierSum([])).toBe(0);
    expect(mean([])).toBeUndefined();
    expect(sampleVariance([])).toBeUndefined();
    expect(sampleVariance([3])).toBeUndefined();
  });

  test('a value that is no number is named by its index', () => {
    for (const f of [neumaierSum, mean, sampleVariance]) {
      expect(() => f([1, Number.NaN])).toThrow(/values\[1\] must be a finite number, received NaN/);
    }
    expect(() => neumaierSum([Number.POSITIVE_INFINITY, 1])).toThrow(RangeError);
    expect(() => sampleVariance([Number.NaN])).toThrow(RangeError);
  });

  test('overflow is infinite, not undefined', () => {
    expect(neumaierSum([1e308, 1e308])).toBe(Number.POSITIVE_INFINITY);
  });
});
