import { describe, expect, test } from 'vitest';
import {
  binomialSample,
  bonferroniLevel,
  logGamma,
  maxMinDifference,
  maxMinDifferenceInterval,
  newcombeDifferenceInterval,
  type RateCounts,
  sidakLevel,
  simultaneousRateIntervals,
  studentizedRangeCdf,
  studentizedRangeQuantile,
  tukeyLevel,
  wilsonInterval,
} from '../src/index.ts';
import { expectClose, expectLimits, lehmer, readFixture, SEED } from './support.ts';

interface Golden {
  studentizedRangeCdf: [number, number, number][];
  studentizedRangeQuantile: [number, number, number][];
  qtukey: [number, number, number];
  wilson: { rates: [number, number][]; level: number; limits: [number, number][] }[];
  sidak: [number, number, number][];
}

const golden = readFixture<Golden>('simultaneous');
const random = lehmer(SEED);
const drawGroups = (sizes: readonly number[], rates: readonly number[]) =>
  sizes.map((trials, i) => ({
    trials,
    successes: binomialSample({ trials, probability: rates[i]!, random }),
  }));

describe('levels', () => {
  test('the studentised range agrees with quadrature in scipy, and with R', () => {
    for (const [q, k, p] of golden.studentizedRangeCdf) {
      const label = `P(range of ${k} ≤ ${q})`;
      expect(Math.abs(studentizedRangeCdf(q, k) - p), label).toBeLessThan(1e-13);
    }
    for (const [p, k, q] of golden.studentizedRangeQuantile) {
      expectClose(studentizedRangeQuantile(p, k), q, `quantile ${p} of ${k}`, 1e-9);
    }
    for (const [i, k] of [3, 6, 12].entries()) {
      expectClose(studentizedRangeQuantile(0.95, k), golden.qtukey[i]!, `qtukey ${k}`, 1e-6);
    }
    expect([studentizedRangeCdf(0, 3), studentizedRangeQuantile(0, 3)]).toEqual([0, 0]);
    expect(studentizedRangeCdf(Number.POSITIVE_INFINITY, 3)).toBeCloseTo(1, 13);
    expect(studentizedRangeQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY);
  });

  test('of two, Tukey’s is the level itself; Šidák’s and Tukey’s are below Bonferroni’s', () => {
    for (const [level, m, single] of golden.sidak) {
      expectClose(sidakLevel(level, m), single, `Šidák ${level} ${m}`, 1e-15);
    }
    for (const level of [0.8, 0.95, 0.999]) {
      expect(tukeyLevel(level, 2)).toBe(level);
      const z = studentizedRangeQuantile(level, 2) / Math.SQRT2;
      expect(studentizedRangeCdf(z * Math.SQRT2, 2)).toBeCloseTo(level, 12);
      for (const k of [3, 6, 12]) {
        const pairs = (k * (k - 1)) / 2;
        expect(tukeyLevel(level, k)).toBeLessThan(sidakLevel(level, pairs));
        expect(sidakLevel(level, pairs)).toBeLessThan(bonferroniLevel(level, pairs));
        expect(tukeyLevel(level, k)).toBeGreaterThan(level);
      }
    }
    expect(() => tukeyLevel(0.95, 1)).toThrow(/^groups must be a whole number from 2 up/);
    expect(() => sidakLevel(0.95, 0)).toThrow(/^m must be a whole number from 1 up/);
    expect(() => sidakLevel(1, 3)).toThrow(/^level must be/);
    expect(() => studentizedRangeCdf(-1, 3)).toThrow(/^q must be/);
    expect(() => studentizedRangeQuantile(1.5, 3)).toThrow(/^p must be/);
  });
});

describe('simultaneous intervals of rates', () => {
  test('agree with statsmodels at Šidák’s level', () => {
    for (const { rates, level, limits } of golden.wilson) {
      const groups = rates.map(([successes, trials]) => ({ successes, trials }));
      const intervals = simultaneousRateIntervals({ rates: groups, level });
      for (const [i, limit] of limits.entries()) {
        expectLimits(intervals[i], limit, `group ${i} at ${level}`, { scale: 0.01 });
        expect(intervals[i]).toMatchObject({ level, method: 'wilson+sidak' });
      }
    }
  });

  test('cover together what they claim: the exact joint coverage', () => {
    for (const n of [30, 100, 1000]) {
      for (const k of [2, 12]) {
        const coverages: number[] = [];
        const limits = Array.from(
          { length: n + 1 },
          (_, x) => wilsonInterval({ successes: x, trials: n, level: sidakLevel(0.95, k) })!,
        );
        for (const p of [0.1, 0.2, 0.3, 0.4, 0.5]) coverages.push(coverage(n, p, limits) ** k);
        const average = coverages.reduce((sum, value) => sum + value, 0) / coverages.length;
        expect(Math.min(...coverages), `${k} groups of ${n}`).toBeGreaterThan(0.905);
        expect(average, `${k} groups of ${n}`).toBeGreaterThan(0.94);
        expect(average, `${k} groups of ${n}`).toBeLessThan(0.965);
      }
    }
  });

  test('a group without trials keeps its place and costs nothing; wrong counts are named', () => {
    const group = { successes: 3, trials: 10 };
    const [first, none] = simultaneousRateIntervals({
      rates: [group, { successes: 0, trials: 0 }],
      level: 0.95,
    });
    expect(none).toBeUndefined();
    expect(first!.lower).toBe(wilsonInterval({ ...group, level: 0.95 })!.lower);
    expect(simultaneousRateIntervals({ rates: [], level: 0.95 })).toEqual([]);
    const bad = { rates: [group, { successes: 11, trials: 10 }], level: 0.95 };
    expect(() => simultaneousRateIntervals(bad)).toThrow(/^successes\[1\] must be/);
    expect(() => maxMinDifferenceInterval(bad)).toThrow(/^successes\[1\] must be/);
    expect(() => maxMinDifference(bad.rates)).toThrow(/^successes\[1\] must be/);
    expect(() => simultaneousRateIntervals({ rates: [], level: 95 })).toThrow(/^level must be/);
  });
});

describe('max − min', () => {
  test.each([
    [
      [100, 100],
      [0.3, 0.3],
    ],
    [
      [100, 100, 100, 100, 100, 100],
      [0.3, 0.3, 0.3, 0.3, 0.3, 0.3],
    ],
    [
      [50, 100, 200, 400],
      [0.3, 0.3, 0.3, 0.3],
    ],
    [
      [200, 200, 200],
      [0.3, 0.4, 0.5],
    ],
  ])('of %j rows at %j: pairs at 95 ± 1 %, the largest at least as sure', (sizes, rates) => {
    const runs = 1500;
    const level = tukeyLevel(0.95, sizes.length);
    const truth = Math.max(...rates) - Math.min(...rates);
    let [together, largest] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const groups = drawGroups(sizes, rates);
      const all = allPairsHold(groups, rates, level);
      if (all) together += 1;
      if (run >= 60) continue;
      const interval = maxMinDifferenceInterval({ rates: groups, level: 0.95 })!;
      const holds = interval.lower <= truth && truth <= interval.upper;
      if (holds) largest += 1;
      // Where all pairs hold, so does the interval of the largest.
      if (all) expect(holds).toBe(true);
    }
    expect(together / runs).toBeGreaterThan(0.94);
    expect(together / runs).toBeLessThan(0.97);
    expect(largest).toBeGreaterThanOrEqual(53);
  });

  test('of equal groups: the bias is the mean of the simulation, and most of it goes', () => {
    for (const [k, n, share] of [
      [2, 200, 0.75],
      [6, 100, 0.45],
    ] as const) {
      const [sizes, rates] = [Array<number>(k).fill(n), Array<number>(k).fill(0.3)];
      let [observed, corrected] = [0, 0];
      const runs = 100;
      for (let run = 0; run < runs; run += 1) {
        const result = maxMinDifference(drawGroups(sizes, rates))!;
        observed += result.observed / runs;
        corrected += result.corrected / runs;
        expect(result.corrected).toBeLessThanOrEqual(result.observed);
      }
      const counts = sizes.map(() => ({ successes: 0.3 * n, trials: n }));
      const expected = maxMinDifference(counts)!.expectedUnderEquality;
      expect(Math.abs(observed / expected - 1), `${k} groups of ${n}`).toBeLessThan(0.12);
      expect(corrected, `${k} groups of ${n}`).toBeLessThan(share * observed);
    }
  });

  test('the bias of equal groups is that of the range of normals', () => {
    const counts = (k: number) => Array.from({ length: k }, () => ({ successes: 30, trials: 100 }));
    const error = Math.sqrt((0.3 * 0.7) / 100);
    // The mean range of 2, 3 and 6 standard normals (Tippett, Biometrika 17, 1925).
    const mean = [
      [2, 2 / Math.sqrt(Math.PI)],
      [3, 3 / Math.sqrt(Math.PI)],
      [6, 2.534412721],
    ] as const;
    for (const [k, range] of mean) {
      const { expectedUnderEquality } = maxMinDifference(counts(k))!;
      expectClose(expectedUnderEquality / error, range, `range of ${k}`, 1e-8);
    }
  });

  test('keeps a clear difference, and has no answer without rows', () => {
    const clear = [
      { successes: 100, trials: 1000 },
      { successes: 500, trials: 1000 },
      { successes: 300, trials: 1000 },
    ];
    const result = maxMinDifference(clear)!;
    expect(result.observed).toBeCloseTo(0.4, 14);
    expect(result.corrected).toBeGreaterThan(0.399);
    // Many standard errors apart: each factor of the integrand is 0 or 1 nearly everywhere.
    const far = [0, 1, 2, 3].map((at) => ({ successes: 1000 + 5000 * at, trials: 20_000 }));
    expectClose(
      maxMinDifference(far)!.expectedUnderEquality,
      0.007196430890482245,
      'far apart',
      1e-12,
    );
    expectClose(maxMinDifference(far)!.corrected, 0.75, 'far apart, corrected', 1e-12);
    const apart = [
      { successes: 0, trials: 100 },
      { successes: 100, trials: 100 },
    ];
    expect(maxMinDifference(apart)!.corrected).toBeCloseTo(1, 6);
    const none = maxMinDifference(apart.map(({ trials }) => ({ successes: 0, trials })))!;
    expect(none).toEqual({ observed: 0, expectedUnderEquality: 0, corrected: 0 });
    const empty = [...clear, { successes: 0, trials: 0 }];
    expect(maxMinDifference(empty)).toBeUndefined();
    expect(maxMinDifferenceInterval({ rates: empty, level: 0.95 })).toBeUndefined();
    expect(maxMinDifference(clear.slice(0, 1))).toBeUndefined();
    expect(maxMinDifferenceInterval({ rates: clear.slice(0, 1), level: 0.95 })).toBeUndefined();
  });
});

/** The exact chance that one interval holds its rate. */
function coverage(n: number, p: number, limits: { lower: number; upper: number }[]): number {
  let sum = 0;
  for (const [x, { lower, upper }] of limits.entries()) {
    if (p < lower || p > upper) continue;
    const choose = logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1);
    sum += Math.exp(choose + x * Math.log(p) + (n - x) * Math.log1p(-p));
  }
  return sum;
}

function allPairsHold(
  groups: readonly RateCounts[],
  rates: readonly number[],
  level: number,
): boolean {
  for (let i = 1; i < groups.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const { lower, upper } = newcombeDifferenceInterval({
        successesA: groups[i]!.successes,
        trialsA: groups[i]!.trials,
        successesB: groups[j]!.successes,
        trialsB: groups[j]!.trials,
        level,
      })!;
      const truth = rates[i]! - rates[j]!;
      if (!(lower <= truth && truth <= upper)) return false;
    }
  }
  return true;
}
