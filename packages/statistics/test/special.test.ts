import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as statistics from '../src/index.ts';
import { expectClose, readFixture, SEED } from './support.ts';

type Special = (...numbers: number[]) => number;

const golden = readFixture<Record<string, number[][]>>('special');

describe('special functions agree with scipy', () => {
  test.each(Object.entries(golden))('%s', (name, rows) => {
    expect(rows.length).toBeGreaterThan(5);
    const f = (statistics as unknown as Record<string, Special>)[name]!;
    for (const row of rows) {
      const numbers = row.slice(0, -1);
      expectClose(f(...numbers), row.at(-1)!, `${name}(${numbers.join(', ')})`);
    }
  });
});

describe('special functions at their borders', () => {
  test('infinities and ends', () => {
    const { POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: minus } = Number;
    expect([statistics.erf(infinity), statistics.erf(minus)]).toEqual([1, -1]);
    expect([statistics.erfc(infinity), statistics.erfc(minus)]).toEqual([0, 2]);
    expect([statistics.normalCdf(minus), statistics.normalSf(minus)]).toEqual([0, 1]);
    expect([statistics.normalQuantile(0), statistics.normalQuantile(1)]).toEqual([minus, infinity]);
    expect([statistics.chiSquareSf(0, 3), statistics.chiSquareSf(infinity, 3)]).toEqual([1, 0]);
    expect(statistics.regularizedIncompleteGammaP(2, infinity)).toBe(1);
    expect([0, 1].map((x) => statistics.regularizedIncompleteBeta(x, 2, 3))).toEqual([0, 1]);
    expect([0, 1].map((x) => statistics.regularizedIncompleteBetaSf(x, 2, 3))).toEqual([1, 0]);
    expect([0, 1].map((p) => statistics.betaQuantile(p, 2, 3))).toEqual([0, 1]);
    expect([0, 1].map((q) => statistics.betaUpperQuantile(q, 2, 3))).toEqual([1, 0]);
    expect([minus, 0, infinity].map((t) => statistics.studentTSf(t, 3))).toEqual([1, 0.5, 0]);
    expect([minus, 0, infinity].map((t) => statistics.studentTCdf(t, 3))).toEqual([0, 0.5, 1]);
    expect([0, 0.5, 1].map((p) => statistics.studentTQuantile(p, 3))).toEqual([minus, 0, infinity]);
    // Cauchy's quantile, where the tail is nearly a half.
    for (const near of [2 ** -20, -(2 ** -40)]) {
      const t = statistics.studentTQuantile(0.5 + near, 1);
      expectClose(t, Math.tan(Math.PI * near), `0.5 + ${near}`);
    }
    // Where SciPy gives 0.5 and infinity.
    expectClose(statistics.studentTSf(1e-9, 1), 0.5 - 1e-9 / Math.PI, 'near 0', 1e-16);
    expectClose(statistics.studentTQuantile(1e-300, 1), -1e300 / Math.PI, 'Cauchy');
    expect([statistics.logGamma(1), statistics.logGamma(2)]).toEqual([0, 0]);
  });

  test('a survival function reaches p values of 1e-22', () => {
    expectClose(statistics.chiSquareSf(92.2052804115, 1), 7.8136e-22, 'UCB', 1e-4);
  });

  test('refuse what is no argument', () => {
    const bad: (() => number)[] = [
      () => statistics.logGamma(0),
      () => statistics.logGamma(Number.NaN),
      () => statistics.erf(Number.NaN),
      () => statistics.erfc(Number.NaN),
      () => statistics.normalCdf(Number.NaN),
      () => statistics.normalQuantile(1.1),
      () => statistics.regularizedIncompleteGammaP(-1, 1),
      () => statistics.regularizedIncompleteGammaQ(1, -1),
      () => statistics.regularizedIncompleteBeta(2, 1, 1),
      () => statistics.regularizedIncompleteBetaSf(0.5, 0, 1),
      () => statistics.betaQuantile(Number.NaN, 1, 1),
      () => statistics.betaUpperQuantile(0.5, 1, Number.POSITIVE_INFINITY),
      () => statistics.chiSquareSf(-1, 1),
      () => statistics.chiSquareSf(1, 0),
      () => statistics.studentTSf(Number.NaN, 1),
      () => statistics.studentTCdf(1, 0),
      () => statistics.studentTQuantile(1.5, 1),
      () => statistics.studentTQuantile(0.5, Number.POSITIVE_INFINITY),
    ];
    for (const call of bad) expect(call).toThrow(/must be .*, received .*: /);
  });
});

describe('inverse functions', () => {
  const probability = fc.double({ min: 1e-300, max: 0.999, noNaN: true });
  const shape = fc.double({ min: 0.3, max: 1e5, noNaN: true });

  test('normalCdf undoes normalQuantile', () => {
    fc.assert(
      fc.property(probability, (p) => {
        expectClose(statistics.normalCdf(statistics.normalQuantile(p)), p, `p ${p}`, 1e-11);
      }),
      { seed: SEED },
    );
  });

  test('the beta tails undo the beta quantiles, and add up to one', () => {
    const p = fc.double({ min: 1e-12, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(p, shape, shape, (tail, a, b) => {
        const x = statistics.betaQuantile(tail, a, b);
        // Where the density is steep, one unit in the last place of x near 1 moves the tail.
        fc.pre(x > 0 && x < 0.99);
        expectClose(
          statistics.regularizedIncompleteBeta(x, a, b),
          tail,
          `${tail}, ${a}, ${b}`,
          1e-10,
        );
        const sum =
          statistics.regularizedIncompleteBeta(x, a, b) +
          statistics.regularizedIncompleteBetaSf(x, a, b);
        expectClose(sum, 1, 'sum', 1e-15);
        expectClose(statistics.betaUpperQuantile(tail, b, a), 1 - x, 'mirror', 1e-12);
      }),
      { seed: SEED },
    );
  });
});
