import { describe, expect, test } from 'vitest';
import {
  benjaminiHochberg,
  bonferroniLevel,
  holm,
  smallestScale,
  wilsonInterval,
} from '../src/index.ts';
import { expectClose, readFixture } from './support.ts';

interface Row {
  pValues: number[];
  holm: number[];
  benjaminiHochberg: number[];
}

describe('multiplicity', () => {
  test('agrees with statsmodels, in the order of the input', () => {
    for (const row of readFixture<Row[]>('multiplicity')) {
      for (const [name, adjust] of Object.entries({ holm, benjaminiHochberg })) {
        const expected = row[name as 'holm' | 'benjaminiHochberg'];
        const adjusted = adjust(row.pValues);
        expect(adjusted).toHaveLength(expected.length);
        for (const [index, p] of adjusted.entries())
          expectClose(p, expected[index]!, `${name} ${index}`);
        expect(adjust(Float64Array.from(row.pValues))).toEqual(adjusted);
      }
    }
  });

  test('a p value that was not measured is refused by its index', () => {
    for (const adjust of [holm, benjaminiHochberg]) {
      expect(() => adjust([0.1, Number.NaN])).toThrow(/^pValues\[1\] must be a probability/);
      expect(() => adjust([1.1])).toThrow(RangeError);
    }
  });

  test('the Bonferroni level', () => {
    expect(bonferroniLevel(0.95, 1)).toBe(0.95);
    expect(bonferroniLevel(0.95, 5)).toBeCloseTo(0.99, 15);
    for (const m of [0, 1.5, Number.NaN])
      expect(() => bonferroniLevel(0.95, m)).toThrow(/^m must be/);
    expect(() => bonferroniLevel(95, 2)).toThrow(/^level must be/);
  });
});

describe('smallestScale', () => {
  test('finds the factor to a thousandth, from above', () => {
    for (const factor of [1, 1.5, 2, 3, 777.7, 999.9999]) {
      const found = smallestScale({ concluded: (scale) => scale >= factor, maximum: 1000 })!;
      expect(found).toBeGreaterThanOrEqual(factor);
      expect(found).toBeLessThanOrEqual(factor * 1.0011);
    }
  });

  test('asks few times', () => {
    let asked = 0;
    const concluded = (scale: number) => {
      asked += 1;
      return scale >= 54321;
    };
    expect(smallestScale({ concluded, maximum: 1e6 })).toBeDefined();
    expect(asked).toBeLessThan(40);
  });

  test('undefined beyond the maximum, which itself is tried', () => {
    expect(smallestScale({ concluded: (scale) => scale >= 11, maximum: 10 })).toBeUndefined();
    expect(smallestScale({ concluded: (scale) => scale >= 10, maximum: 10 })).toBeCloseTo(10, 9);
    expect(smallestScale({ concluded: () => false, maximum: 1 })).toBeUndefined();
    for (const maximum of [0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => smallestScale({ concluded: () => true, maximum })).toThrow(/^maximum must be/);
    }
  });

  test('says how much data a Wilson verdict needs', () => {
    const lower = (scale: number) =>
      wilsonInterval({ successes: 60 * scale, trials: 100 * scale, level: 0.95 })!.lower;
    const scale = smallestScale({ concluded: (s) => lower(s) >= 0.55, maximum: 1e4 })!;
    expect(lower(scale)).toBeGreaterThanOrEqual(0.55);
    expect(lower(scale * 0.998)).toBeLessThan(0.55);
  });
});
