import { describe, expect, test } from 'vitest';
import {
  breslowDay,
  chiSquareTest,
  chiSquareTest2x2,
  cochranMantelHaenszel,
  commonOddsRatio,
  type Table2x2,
} from '../src/index.ts';
import { expectClose, expectLimits, readFixture } from './support.ts';

type Pair = [statistic: number, pValue: number];
interface Row {
  strata: Table2x2[];
  cmh: Pair;
  cmhCorrected: Pair;
  oddsRatio: number;
  interval95: [number, number];
  interval99: [number, number];
  breslowDay: Pair;
  breslowDayTarone: Pair;
}

const rows = readFixture<Row[]>('strata');
const admissions = rows[0]!.strata;

/** Close relative to 1e-12 of the value, or to rounding where the statistic is nearly 0. */
function expectPair(
  actual: { statistic: number; pValue: number },
  wanted: Pair,
  label: string,
): void {
  const label2 = `${label}: ${actual.statistic} instead of ${wanted[0]}`;
  expect(Math.abs(actual.statistic - wanted[0]), label2).toBeLessThan(1e-12 * (1 + wanted[0]));
  expectClose(actual.pValue, wanted[1], `${label} p`, 1e-10);
}

describe('strata of 2 × 2 tables', () => {
  test('agree with R and statsmodels', () => {
    for (const [index, row] of rows.entries()) {
      const { strata } = row;
      expectPair(cochranMantelHaenszel({ strata })!, row.cmh, `CMH ${index}`);
      const corrected = cochranMantelHaenszel({ strata, continuityCorrection: true })!;
      expectPair(corrected, row.cmhCorrected, `corrected CMH ${index}`);
      const odds = commonOddsRatio({ strata, level: 0.95 })!;
      expectClose(odds.value, row.oddsRatio, `odds ratio ${index}`);
      expectLimits(odds.interval, row.interval95, `interval ${index}`);
      const wider = commonOddsRatio({ strata, level: 0.99 })!.interval;
      expectLimits(wider, row.interval99, `99 % interval ${index}`);
      expectPair(breslowDay({ strata })!, row.breslowDayTarone, `Tarone ${index}`);
      const plain = breslowDay({ strata, taroneCorrection: false })!;
      expectPair(plain, row.breslowDay, `Breslow-Day ${index}`);
      expect(plain.degreesOfFreedom).toBe(strata.length - 1);
    }
  });

  test('UCB admissions: women are admitted less as a whole, and not within the departments', () => {
    const sum = (name: keyof Table2x2) =>
      admissions.reduce((total, table) => total + table[name], 0);
    const whole = chiSquareTest2x2({ a: sum('a'), b: sum('b'), c: sum('c'), d: sum('d') })!;
    expect(whole.statistic).toBeCloseTo(92.2052804115, 9);
    const within = cochranMantelHaenszel({ strata: admissions })!;
    expect(within.statistic).toBeCloseTo(1.5246066604, 9);
    expect(within.pValue).toBeCloseTo(0.2169236971, 9);
    const odds = commonOddsRatio({ strata: admissions, level: 0.95 })!;
    expect(odds.value).toBeCloseTo(0.9046968286, 9);
    expect(sum('a') * sum('d')).toBeGreaterThan(sum('b') * sum('c'));
    expect(odds.value).toBeLessThan(1);
    // One department is unlike the others: an average over all six hides it.
    expect(breslowDay({ strata: admissions })!.pValue).toBeLessThan(0.01);
    expect(breslowDay({ strata: admissions.slice(1) })!.pValue).toBeGreaterThan(0.5);
  });

  test('strata that say nothing change nothing, and are not counted', () => {
    const strata = [...admissions, { a: 5, b: 7, c: 0, d: 0 }, { a: 0, b: 0, c: 0, d: 0 }];
    expect(cochranMantelHaenszel({ strata })).toEqual(
      cochranMantelHaenszel({ strata: admissions }),
    );
    expect(cochranMantelHaenszel({ strata })!.informativeStrata).toBe(6);
    expect(breslowDay({ strata })).toEqual(breslowDay({ strata: admissions }));
    expect(commonOddsRatio({ strata, level: 0.9 })).toEqual(
      commonOddsRatio({ strata: admissions, level: 0.9 }),
    );
  });

  test('a common odds ratio of exactly 1: expected are the products of the margins', () => {
    const strata = [
      { a: 30, b: 70, c: 20, d: 80 },
      { a: 20, b: 80, c: 30, d: 70 },
    ];
    expect(commonOddsRatio({ strata, level: 0.95 })!.value).toBe(1);
    // Each first cell is 5 from 25, with 1 / v = 2 / 25 + 2 / 75.
    const result = breslowDay({ strata })!;
    expectClose(result.statistic, 2 * 25 * (2 / 25 + 2 / 75), 'statistic');
  });

  test('naming the other group and the other outcome first changes no digit that counts', () => {
    const strata = [
      { a: 1e9, b: 3e7, c: 3e7, d: 1 },
      { a: 2e9, b: 5e7, c: 4e7, d: 2 },
      { a: 1e9, b: 4e7, c: 2e7, d: 3 },
    ];
    const turned = strata.map(({ a, b, c, d }) => ({ a: d, b: c, c: b, d: a }));
    const [one, other] = [breslowDay({ strata })!, breslowDay({ strata: turned })!];
    expectClose(one.statistic, other.statistic, 'statistic', 1e-5);
    expect(one.statistic).toBeGreaterThan(0.1);
  });

  test('undefined for want of data, refused where wrong', () => {
    const empty = { a: 5, b: 7, c: 0, d: 0 };
    const parted = { a: 5, b: 0, c: 0, d: 4 };
    expect(cochranMantelHaenszel({ strata: [empty] })).toBeUndefined();
    expect(commonOddsRatio({ strata: [empty], level: 0.95 })).toBeUndefined();
    expect(breslowDay({ strata: [admissions[0]!, empty] })).toBeUndefined();
    expect(breslowDay({ strata: [parted, parted] })).toBeUndefined();
    const infinite = { value: Number.POSITIVE_INFINITY, interval: undefined };
    expect(commonOddsRatio({ strata: [parted], level: 0.95 })).toEqual(infinite);
    const crossed = { a: 0, b: 5, c: 4, d: 0 };
    expect(commonOddsRatio({ strata: [crossed], level: 0.95 })!.value).toBe(0);
    const bad = [empty, { ...empty, c: Number.NaN }];
    expect(() => cochranMantelHaenszel({ strata: bad })).toThrow(/^strata\[1\] cell c must be/);
    expect(() => breslowDay({ strata: [] })).toThrow(/^strata must be at least one table/);
    expect(() => commonOddsRatio({ strata: [empty], level: 2 })).toThrow(/^level must be/);
  });
});

interface Contingency {
  table: number[][];
  statistic: number;
  degreesOfFreedom: number;
  pValue: number;
  expected: number[][];
}

describe('chi-squared of an r × c table', () => {
  test('agrees with scipy', () => {
    for (const row of readFixture<Contingency[]>('contingency')) {
      const result = chiSquareTest(row.table)!;
      const label = JSON.stringify(row.table);
      expectClose(result.statistic, row.statistic, `statistic ${label}`);
      expectClose(result.pValue, row.pValue, `p ${label}`, 1e-11);
      expect(result.degreesOfFreedom).toBe(row.degreesOfFreedom);
      for (const [i, expected] of row.expected.entries())
        for (const [j, count] of expected.entries())
          expectClose(result.expected[i]![j]!, count, `expected ${label}`);
    }
  });

  test('undefined where a margin is zero, refused where it is no table', () => {
    expect(
      chiSquareTest([
        [1, 0],
        [2, 0],
      ]),
    ).toBeUndefined();
    expect(
      chiSquareTest([
        [1, 3],
        [0, 0],
      ]),
    ).toBeUndefined();
    expect(() => chiSquareTest([[1, 2]])).toThrow(/^table must be at least 2 × 2, received 1 × 2/);
    expect(() => chiSquareTest([[1], [2]])).toThrow(/^table must be/);
    expect(() => chiSquareTest([[1, 2], [3]])).toThrow(/^table\[1\] must be a row of 2 counts/);
    expect(() =>
      chiSquareTest([
        [1, 2],
        [3, -1],
      ]),
    ).toThrow(/^table\[1\]\[1\] must be/);
  });
});
