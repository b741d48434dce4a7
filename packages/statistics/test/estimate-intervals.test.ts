import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combineErrors, logitInterval, normalInterval, wilsonInterval } from '../src/index.ts';
import { expectLimits, readFixture, SEED } from './support.ts';

interface Row {
  value: number;
  standardError: number;
  level: number;
  normal: [number, number];
  logit: [number, number];
}

describe('the intervals of an estimate', () => {
  test('agree with scipy', () => {
    for (const row of readFixture<Row[]>('estimates')) {
      const label = `${row.value} ± ${row.standardError} at ${row.level}`;
      expectLimits(normalInterval(row), row.normal, `normal ${label}`);
      expectLimits(logitInterval(row), row.logit, `logit ${label}`);
    }
  });

  test('the logit interval stays inside, and is undefined at the borders', () => {
    const value = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    const standardError = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(value, standardError, (v, se) => {
        const { lower, upper } = logitInterval({ value: v, standardError: se, level: 0.95 })!;
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(v);
        expect(upper).toBeGreaterThanOrEqual(v);
      }),
      { seed: SEED },
    );
    for (const border of [0, 1]) {
      expect(logitInterval({ value: border, standardError: 0, level: 0.95 })).toBeUndefined();
    }
  });

  test('refuse what is no estimate', () => {
    const good = { value: 0.5, standardError: 0.1, level: 0.95 };
    for (const method of [normalInterval, logitInterval]) {
      expect(() => method({ ...good, value: Number.NaN })).toThrow(/^value must be/);
      expect(() => method({ ...good, standardError: -1 })).toThrow(/^standardError must be/);
      expect(() => method({ ...good, standardError: Number.NaN })).toThrow(
        /^standardError must be/,
      );
      expect(() => method({ ...good, level: 0 })).toThrow(/^level must be/);
    }
    expect(() => logitInterval({ ...good, value: 1.5 })).toThrow(/^value must be a probability/);
  });
});

describe('combineErrors', () => {
  const interval = { lower: 0.4, upper: 0.55, level: 0.95, method: 'wilson' };

  test('adds the squared distances', () => {
    const z = 1.959963984540054;
    const wider = combineErrors({ value: 0.5, interval, standardError: 0.02 });
    const expected: [number, number] = [
      0.5 - Math.sqrt(0.1 ** 2 + (0.02 * z) ** 2),
      0.5 + Math.sqrt(0.05 ** 2 + (0.02 * z) ** 2),
    ];
    expectLimits(wider, expected, 'mover', { tolerance: 1e-14 });
    expect(wider).toMatchObject({ level: 0.95, method: 'wilson+mover' });
  });

  test('of two normal intervals is the normal interval of the sum of variances', () => {
    const first = normalInterval({ value: 2, standardError: 3, level: 0.9 });
    const both = combineErrors({ value: 2, interval: first, standardError: 4 });
    const { lower, upper } = normalInterval({ value: 2, standardError: 5, level: 0.9 });
    expectLimits(both, [lower, upper], 'both', { tolerance: 1e-14 });
  });

  test('no second error changes no limit, an open end stays open', () => {
    const wilson = wilsonInterval({ successes: 3, trials: 10, level: 0.95 })!;
    const same = combineErrors({ value: 0.3, interval: wilson, standardError: 0 });
    expectLimits(same, [wilson.lower, wilson.upper], 'same', { tolerance: 1e-14 });
    const open = { ...interval, upper: Number.POSITIVE_INFINITY };
    expect(combineErrors({ value: 0.5, interval: open, standardError: 1 }).upper).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test('refuses an estimate that is not the interval’s', () => {
    const call = (value: number, standardError: number) => () =>
      combineErrors({ value, interval, standardError });
    expect(call(0.6, 0.1)).toThrow(/^value must be inside its interval \(0\.4 to 0\.55\)/);
    expect(call(Number.NaN, 0.1)).toThrow(/^value must be/);
    expect(call(0.5, -0.1)).toThrow(/^standardError must be/);
    expect(call(0.5, Number.NaN)).toThrow(/^standardError must be/);
    expect(() =>
      combineErrors({ value: 0.5, interval: { ...interval, lower: Number.NaN }, standardError: 0 }),
    ).toThrow(RangeError);
  });
});
