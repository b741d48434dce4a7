import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  koopmanRatioInterval,
  meeDifferenceInterval,
  miettinenNurminenDifferenceInterval,
  miettinenNurminenRatioInterval,
  pooledTwoProportionZ,
} from '../src/index.ts';
import { expectLimits, readFixture, SEED } from './support.ts';

type Limits = [number, number];
interface Row {
  successesA: number;
  trialsA: number;
  successesB: number;
  trialsB: number;
  level: number;
  mee: Limits;
  difference: Limits;
  ratio: Limits;
}

const METHODS = [
  meeDifferenceInterval,
  miettinenNurminenDifferenceInterval,
  miettinenNurminenRatioInterval,
];
const arm = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, share]) => ({ n, x: Math.round(share * n) }));
const arms = fc.record({ a: arm, b: arm }).map(({ a, b }) => ({
  successesA: a.x,
  trialsA: a.n,
  successesB: b.x,
  trialsB: b.n,
  level: 0.95,
}));

describe('score intervals of two rates', () => {
  test('agree with scipy’s roots of the likelihood, and for ratios with statsmodels’ score', () => {
    for (const row of readFixture<Row[]>('score-intervals')) {
      const label = `${row.successesA}/${row.trialsA} and ${row.successesB}/${row.trialsB} at ${row.level}`;
      const near = { tolerance: 1e-9, scale: 0.1 };
      expectLimits(meeDifferenceInterval(row), row.mee, `Mee ${label}`, near);
      const difference = miettinenNurminenDifferenceInterval(row);
      expectLimits(difference, row.difference, `difference ${label}`, near);
      expectLimits(miettinenNurminenRatioInterval(row), row.ratio, `ratio ${label}`, near);
    }
  });

  test('the published example: Newcombe 1998, table II, 56/70 and 48/80', () => {
    const rates = { successesA: 56, trialsA: 70, successesB: 48, trialsB: 80, level: 0.95 };
    const four = (value: number) => value.toFixed(4);
    const mee = meeDifferenceInterval(rates)!;
    const corrected = miettinenNurminenDifferenceInterval(rates)!;
    expect([mee.lower, mee.upper].map(four)).toEqual(['0.0533', '0.3377']);
    expect([corrected.lower, corrected.upper].map(four)).toEqual(['0.0528', '0.3382']);
  });

  test('contain the estimate, mirror when the arms swap, and are widened by the factor', () => {
    fc.assert(
      fc.property(arms, (rates) => {
        const { successesA, trialsA, successesB, trialsB, level } = rates;
        const swapped = {
          successesA: successesB,
          trialsA: trialsB,
          successesB: successesA,
          trialsB: trialsA,
          level,
        };
        const difference = successesA / trialsA - successesB / trialsB;
        const mee = meeDifferenceInterval(rates)!;
        const factor = miettinenNurminenDifferenceInterval(rates)!;
        const back = meeDifferenceInterval(swapped)!;
        expect(Math.abs(mee.lower + back.upper)).toBeLessThan(1e-12);
        expect(Math.abs(mee.upper + back.lower)).toBeLessThan(1e-12);
        expect(mee.lower).toBeLessThanOrEqual(difference);
        expect(mee.upper).toBeGreaterThanOrEqual(difference);
        expect(mee.upper - mee.lower).toBeGreaterThan(0);
        for (const limit of [factor.lower, factor.upper])
          expect(Math.abs(limit)).toBeLessThan(1 + 1e-12);
        expect(factor.lower).toBeLessThanOrEqual(mee.lower + 1e-12);
        expect(factor.upper).toBeGreaterThanOrEqual(mee.upper - 1e-12);
        const [koopman, ratio] = [
          koopmanRatioInterval(rates)!,
          miettinenNurminenRatioInterval(rates)!,
        ];
        expect(ratio.lower).toBeLessThanOrEqual(koopman.lower);
        expect(ratio.upper).toBeGreaterThanOrEqual(koopman.upper);
      }),
      { seed: SEED },
    );
  });

  test('Mee excludes 0 exactly where the pooled z test rejects', () => {
    fc.assert(
      fc.property(arms, (rates) => {
        const p = pooledTwoProportionZ(rates)?.pValue;
        const { lower, upper } = meeDifferenceInterval(rates)!;
        if (p === undefined) expect(lower < 0 && upper > 0).toBe(true);
        else if (Math.abs(p - 0.05) > 1e-9) expect(lower > 0 || upper < 0).toBe(p < 0.05);
      }),
      { seed: SEED },
    );
  });

  test('the ends of the range, and rates of 0 and 1', () => {
    const at = (successesA: number, successesB: number) => ({
      successesA,
      trialsA: 10,
      successesB,
      trialsB: 10,
      level: 0.95,
    });
    expect(miettinenNurminenDifferenceInterval(at(10, 0))!.upper).toBe(1);
    expect(miettinenNurminenDifferenceInterval(at(0, 10))!.lower).toBe(-1);
    // Both rates 0: the limit is Wilson's for the difference alone, z² / (n + z²) with the factor 20/19.
    const z2 = (1.959963984540054 ** 2 * 20) / 19;
    const none = miettinenNurminenDifferenceInterval(at(0, 0));
    expectLimits(none, [-z2 / (10 + z2), z2 / (10 + z2)], 'none', { tolerance: 1e-12 });
    expect(miettinenNurminenRatioInterval(at(0, 0))).toMatchObject({
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
      method: 'miettinen-nurminen',
    });
  });

  test('undefined without trials or where N is at most 1; bad counts refused by name', () => {
    const counts = { successesA: 1, trialsA: 2, successesB: 0, trialsB: 0, level: 0.95 };
    for (const method of METHODS) {
      expect(method(counts)).toBeUndefined();
      expect(() => method({ ...counts, successesA: 3 })).toThrow(/^successesA must be/);
      expect(() => method({ ...counts, level: 95 })).toThrow(/^level must be/);
    }
    const tiny = { successesA: 0.2, trialsA: 0.5, successesB: 0.1, trialsB: 0.5, level: 0.95 };
    expect(meeDifferenceInterval(tiny)).toBeDefined();
    expect(miettinenNurminenDifferenceInterval(tiny)).toBeUndefined();
    expect(miettinenNurminenRatioInterval(tiny)).toBeUndefined();
  });
});
