import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SampleMoments, studentTQuantile, welchDifferenceInterval } from '../src/index.ts';
import { expectLimits, readFixture, SEED } from './support.ts';

interface Row {
  a: SampleMoments;
  b: SampleMoments;
  level: number;
  welch: [number, number];
}

describe('welchDifferenceInterval', () => {
  test('agrees with scipy', () => {
    for (const { a, b, level, welch } of readFixture<Row[]>('welch')) {
      const label = `${a.mean} − ${b.mean} at ${level}`;
      // scipy's own moments cancel a little where the mean is large against the spread.
      const scale = Math.max(Math.abs(a.mean), Math.abs(b.mean));
      expectLimits(welchDifferenceInterval({ a, b, level }), welch, label, { scale });
    }
  });

  test('turns its sign with its arms, and contains the difference', () => {
    const moments = fc.record({
      mean: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      variance: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      n: fc.integer({ min: 2, max: 10_000 }),
    });
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        const one = welchDifferenceInterval({ a, b, level: 0.9 })!;
        const other = welchDifferenceInterval({ a: b, b: a, level: 0.9 })!;
        expect(one.lower).toBe(-other.upper);
        expect(one.lower).toBeLessThan(a.mean - b.mean);
        expect(one.upper).toBeGreaterThan(a.mean - b.mean);
      }),
      { seed: SEED },
    );
  });

  test('of equal samples it has the degrees of freedom of both', () => {
    const arm = { mean: 1, variance: 9, n: 11 };
    const { upper } = welchDifferenceInterval({ a: arm, b: arm, level: 0.95 })!;
    expect(upper).toBeCloseTo(studentTQuantile(0.975, 20) * Math.sqrt(18 / 11), 12);
  });

  test('is undefined for one value, and where nothing varies', () => {
    const good = { mean: 1, variance: 2, n: 5 };
    const constant = { mean: 3, variance: 0, n: 5 };
    const of = (a: SampleMoments, b: SampleMoments) =>
      welchDifferenceInterval({ a, b, level: 0.95 });
    expect(of(good, { ...good, n: 1 })).toBeUndefined();
    expect(of({ ...good, n: 0 }, good)).toBeUndefined();
    expect(of(constant, constant)).toBeUndefined();
    expect(of(constant, good)?.method).toBe('welch');
  });

  test('refuses what are no moments', () => {
    const good = { mean: 1, variance: 2, n: 5 };
    const call =
      (b: Partial<SampleMoments>, level = 0.95) =>
      () =>
        welchDifferenceInterval({ a: good, b: { ...good, ...b }, level });
    expect(call({ mean: Number.NaN })).toThrow(/^b\.mean must be/);
    expect(call({ variance: -1 })).toThrow(/^b\.variance must be/);
    expect(call({ variance: Number.POSITIVE_INFINITY })).toThrow(/^b\.variance must be/);
    expect(call({ n: Number.NaN })).toThrow(/^b\.n must be/);
    expect(call({}, 95)).toThrow(/^level must be/);
  });
});
