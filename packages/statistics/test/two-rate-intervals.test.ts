import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  katzRatioInterval,
  koopmanRatioInterval,
  newcombeDifferenceInterval,
  pooledTwoProportionZ,
} from '../src/index.ts';
import { expectClose, expectLimits, readFixture, SEED } from './support.ts';

type Limits = [number, number];
interface Row {
  successesA: number;
  trialsA: number;
  successesB: number;
  trialsB: number;
  level: number;
  newcombe: Limits;
  katz: Limits | null;
  koopman: Limits;
  koopmanStatsmodels: Limits | null;
  pooledZ: { statistic: number; pValue: number };
}

const METHODS = [newcombeDifferenceInterval, katzRatioInterval, koopmanRatioInterval];
const arm = fc
  .record({
    n: fc.integer({ min: 1, max: 3000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ n, share }) => ({ n, x: Math.round(share * n) }));
const arms = fc
  .record({ a: arm, b: arm, level: fc.double({ min: 0.5, max: 0.9999, noNaN: true }) })
  .map(({ a, b, level }) => ({
    successesA: a.x,
    trialsA: a.n,
    successesB: b.x,
    trialsB: b.n,
    level,
  }));

const swap = (
  rates: Omit<Row, 'newcombe' | 'katz' | 'koopman' | 'koopmanStatsmodels' | 'pooledZ'>,
) => ({
  successesA: rates.successesB,
  trialsA: rates.trialsB,
  successesB: rates.successesA,
  trialsB: rates.trialsA,
  level: rates.level,
});

describe('the comparison of two rates', () => {
  test('agrees with statsmodels and scipy', () => {
    for (const row of readFixture<Row[]>('two-rates')) {
      const label = `${row.successesA}/${row.trialsA} and ${row.successesB}/${row.trialsB} at ${row.level}`;
      expectLimits(newcombeDifferenceInterval(row), row.newcombe, `Newcombe ${label}`, {
        scale: 0.1,
      });
      expectLimits(koopmanRatioInterval(row), row.koopman, `Koopman ${label}`, {
        tolerance: 5e-12,
      });
      if (row.katz === null) expect(katzRatioInterval(row)).toBeUndefined();
      else expectLimits(katzRatioInterval(row), row.katz, `Katz ${label}`);
      if (row.koopmanStatsmodels !== null) {
        // statsmodels stops its root search early.
        const loose = { tolerance: 1e-6 };
        expectLimits(
          koopmanRatioInterval(row),
          row.koopmanStatsmodels,
          `statsmodels ${label}`,
          loose,
        );
      }
      const z = pooledTwoProportionZ(row)!;
      expectClose(z.statistic, row.pooledZ.statistic, `z ${label}`, 1e-11);
      expectClose(z.pValue, row.pooledZ.pValue, `p ${label}`, 1e-11);
    }
  });

  test('48/80 against 12/40: the ratio interval straddles 4/5', () => {
    const counts = { successesA: 12, trialsA: 40, successesB: 48, trialsB: 80, level: 0.95 };
    const katz = katzRatioInterval(counts);
    expectLimits(katz, [0.3, 0.83], 'Katz', { tolerance: 0.02 });
    expect(katz?.method).toBe('katz');
    expect(koopmanRatioInterval(counts)?.method).toBe('koopman');
    expect(newcombeDifferenceInterval(counts)?.method).toBe('newcombe');
  });

  test('swapping the arms inverts the ratio and negates the difference', () => {
    fc.assert(
      fc.property(arms, (rates) => {
        const [one, other] = [
          newcombeDifferenceInterval(rates)!,
          newcombeDifferenceInterval(swap(rates))!,
        ];
        expect(Math.abs(one.lower + other.upper)).toBeLessThan(1e-12);
        for (const ratio of [koopmanRatioInterval, katzRatioInterval]) {
          const [forth, back] = [ratio(rates), ratio(swap(rates))];
          if (forth === undefined) expect(back).toBeUndefined();
          else
            expectLimits(back, [1 / forth.upper, 1 / forth.lower], 'inverse', { tolerance: 1e-10 });
        }
      }),
      { seed: SEED },
    );
  });

  test('each contains its estimate, nests in the level, and shrinks with the data', () => {
    fc.assert(
      fc.property(arms, (rates) => {
        const [a, b] = [rates.successesA / rates.trialsA, rates.successesB / rates.trialsB];
        const wide = { ...rates, level: 1 - (1 - rates.level) / 2 };
        const large = {
          ...rates,
          successesA: 4 * rates.successesA,
          trialsA: 4 * rates.trialsA,
          successesB: 4 * rates.successesB,
          trialsB: 4 * rates.trialsB,
        };
        for (const method of METHODS) {
          const value = method === newcombeDifferenceInterval ? a - b : a / b;
          const inner = method(rates);
          if (inner === undefined || Number.isNaN(value)) continue;
          const slack = Math.min(1e-12, 1e-12 * Math.abs(value));
          expect(inner.lower).toBeLessThanOrEqual(value + slack);
          expect(inner.upper).toBeGreaterThanOrEqual(value - slack);
          expect(method(wide)!.lower).toBeLessThanOrEqual(inner.lower);
          expect(method(wide)!.upper).toBeGreaterThanOrEqual(inner.upper);
          expect(method(large)!.lower).toBeGreaterThanOrEqual(inner.lower - 1e-12);
          if (b > 0) expect(method(large)!.upper).toBeLessThanOrEqual(inner.upper + 1e-12);
        }
      }),
      { seed: SEED },
    );
  });

  test('zero cells: Koopman holds, Katz is undefined', () => {
    const at = (successesA: number, successesB: number) => ({
      successesA,
      trialsA: 10,
      successesB,
      trialsB: 20,
      level: 0.95,
    });
    const { POSITIVE_INFINITY: infinity } = Number;
    expect(koopmanRatioInterval(at(0, 5))).toMatchObject({ lower: 0 });
    expect(koopmanRatioInterval(at(0, 5))!.upper).toBeGreaterThan(1);
    expect(koopmanRatioInterval(at(5, 0))).toMatchObject({ upper: infinity });
    expect(koopmanRatioInterval(at(5, 0))!.lower).toBeGreaterThan(1);
    expect(koopmanRatioInterval(at(0, 0))).toMatchObject({ lower: 0, upper: infinity });
    const full = koopmanRatioInterval(at(10, 20))!;
    expect(full.lower).toBeLessThan(0.8);
    expect(full.upper).toBeGreaterThan(1.1);
    for (const [a, b] of [
      [0, 5],
      [5, 0],
      [0, 0],
      [10, 20],
    ] as const) {
      expect(katzRatioInterval(at(a, b))).toBeUndefined();
    }
    expect(newcombeDifferenceInterval(at(0, 0))!.upper).toBeGreaterThan(0.1);
  });

  test('an arm without trials is undefined, a bad count is refused by name', () => {
    const counts = { successesA: 1, trialsA: 2, successesB: 0, trialsB: 0, level: 0.95 };
    for (const method of METHODS) {
      expect(method(counts)).toBeUndefined();
      expect(() => method({ ...counts, successesB: 1 })).toThrow(
        /^successesB must be .*trialsB \(0\)/,
      );
      expect(() => method({ ...counts, trialsA: Number.NaN })).toThrow(/^trialsA must be/);
      expect(() => method({ ...counts, level: 1 })).toThrow(/^level must be/);
    }
  });
});
