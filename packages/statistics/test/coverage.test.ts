import { describe, expect, test } from 'vitest';
import {
  clopperPearsonInterval,
  type Interval,
  katzRatioInterval,
  koopmanRatioInterval,
  logGamma,
  meeDifferenceInterval,
  miettinenNurminenDifferenceInterval,
  miettinenNurminenRatioInterval,
  newcombeDifferenceInterval,
  type TwoRatesAtLevel,
  wilsonInterval,
} from '../src/index.ts';

// No simulation: the chance of every outcome is known, so coverage is a sum.

/** The chances of 0 … n successes. */
function chances(n: number, p: number): Float64Array {
  const all = new Float64Array(n + 1);
  for (let x = 0; x <= n; x += 1) {
    const choose = logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1);
    all[x] = Math.exp(choose + x * Math.log(p) + (n - x) * Math.log1p(-p));
  }
  return all;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('the exact coverage of one rate, over all rates from .01 to .99', () => {
  const rates = Array.from({ length: 99 }, (_, at) => (at + 1) / 100);
  const coverages = (
    intervalOf: typeof wilsonInterval,
    n: number,
    level: number,
  ): readonly number[] => {
    const limits = Array.from(
      { length: n + 1 },
      (_, x) => intervalOf({ successes: x, trials: n, level })!,
    );
    return rates.map((rate) => {
      const all = chances(n, rate);
      let covered = 0;
      for (const [x, { lower, upper }] of limits.entries()) {
        if (lower <= rate && rate <= upper) covered += all[x]!;
      }
      return covered;
    });
  };

  test.each([
    [10, 0.95],
    [30, 0.9],
    [30, 0.95],
    [100, 0.95],
    [100, 0.99],
  ])('Clopper and Pearson’s of %i rows is never below %d', (n, level) => {
    const all = coverages(clopperPearsonInterval, n, level);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(level);
    expect(meanOf(all)).toBeLessThan(level + 0.36 * (1 - level) + 0.35 / n);
  });

  test.each([
    [10, 0.95, 0.9],
    [30, 0.9, 0.855],
    [30, 0.95, 0.925],
    [100, 0.95, 0.92],
    [100, 0.99, 0.96],
  ])('Wilson’s of %i rows is %d on average, and nowhere below %d', (n, level, least) => {
    const all = coverages(wilsonInterval, n, level);
    expect(Math.abs(meanOf(all) - level)).toBeLessThan(0.006);
    expect(Math.min(...all)).toBeGreaterThan(least);
  });
});

type IntervalOfTwo = (rates: TwoRatesAtLevel) => Interval | undefined;

describe.each([
  [20, 30],
  [50, 50],
])('the exact coverage of %i beside %i rows, over 81 pairs of rates', (m, n) => {
  const rates = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
  const laws = { m: rates.map((p) => chances(m, p)), n: rates.map((p) => chances(n, p)) };

  /** Of each pair of rates, among the outcomes for which there is an interval. */
  function coverages(
    intervalOf: IntervalOfTwo,
    truth: (a: number, b: number) => number,
  ): readonly number[] {
    const intervals: (Interval | undefined)[] = [];
    for (let x = 0; x <= m; x += 1) {
      for (let y = 0; y <= n; y += 1) {
        const counts = { successesA: x, trialsA: m, successesB: y, trialsB: n };
        intervals.push(intervalOf({ ...counts, level: 0.95 }));
      }
    }
    return rates.flatMap((a, i) =>
      rates.map((b, j) => coverage(intervals, truth(a, b), laws.m[i]!, laws.n[j]!)),
    );
  }

  const difference = (a: number, b: number): number => a - b;
  const ratio = (a: number, b: number): number => a / b;
  const of = {
    newcombe: coverages(newcombeDifferenceInterval, difference),
    'miettinen-nurminen': coverages(miettinenNurminenDifferenceInterval, difference),
    mee: coverages(meeDifferenceInterval, difference),
    koopman: coverages(koopmanRatioInterval, ratio),
    'miettinen-nurminen ratio': coverages(miettinenNurminenRatioInterval, ratio),
    katz: coverages(katzRatioInterval, ratio),
  };

  test.each(Object.keys(of) as (keyof typeof of)[])(
    '%s: 95 ± 1 %% on average, and no pair of rates far off',
    (name) => {
      const all = of[name];
      expect(Math.abs(meanOf(all) - 0.95)).toBeLessThan(0.01);
      expect(Math.min(...all)).toBeGreaterThan(0.93);
      // Katz' is too wide where successes are rare.
      expect(Math.max(...all)).toBeLessThan(name === 'katz' ? 0.996 : 0.97);
    },
  );

  test('Miettinen and Nurminen’s variance covers at least what Mee’s and Koopman’s does', () => {
    for (const [wider, narrower] of [
      ['miettinen-nurminen', 'mee'],
      ['miettinen-nurminen ratio', 'koopman'],
    ] as const) {
      for (const [at, covered] of of[wider].entries()) {
        expect(covered, `${wider} ${at}`).toBeGreaterThanOrEqual(of[narrower][at]! - 1e-12);
      }
    }
  });
});

function coverage(
  intervals: readonly (Interval | undefined)[],
  truth: number,
  ofA: Float64Array,
  ofB: Float64Array,
): number {
  let [covered, defined] = [0, 0];
  for (const [at, interval] of intervals.entries()) {
    if (!interval) continue;
    const chance = ofA[Math.floor(at / ofB.length)]! * ofB[at % ofB.length]!;
    defined += chance;
    if (interval.lower <= truth && truth <= interval.upper) covered += chance;
  }
  return covered / defined;
}
