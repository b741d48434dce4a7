import { createRandom } from '@codexhub/common-config/kernel';
import { normalCdf } from '@codexhub/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAreas, compareIndependentAreas } from '../../../src/index.ts';
import { areaUnderCurve } from '../../../src/metrics/roc-auc.ts';
import {
  areaPlacements,
  differenceVariance,
} from '../../../src/metrics/uncertainty/area-placements.ts';
import { agree, readGolden } from '../../fixtures/read-golden.ts';

interface Case {
  readonly name: string;
  readonly yTrue: number[];
  readonly scoreA: number[];
  readonly scoreB: number[];
  readonly areas: number[];
  readonly variances: number[];
  readonly covariance: number;
  readonly paired: { z: number; pValue: number; interval: number[] };
  readonly cut: number;
  readonly unpaired: {
    areas: number[];
    t: number;
    degreesOfFreedom: number;
    pValue: number;
    interval: number[];
  };
}

const { cases } = readGolden<{ peer: string; cases: Case[] }>('areas');
const SEED = 20261121;

/** Scores of any range as probabilities: the ranks, and so the areas, stay. */
function probabilities(score: readonly number[]): Float64Array {
  const distinct = [...new Set(score)].sort((a, b) => a - b);
  return Float64Array.from(score, (value) => distinct.indexOf(value) / distinct.length);
}

describe.each(cases)('pROC, $name', (golden) => {
  const yTrue = Uint8Array.from(golden.yTrue);
  const [scoreA, scoreB] = [probabilities(golden.scoreA), probabilities(golden.scoreB)];
  test('areas, variances and covariance', () => {
    const [a, b] = [areaPlacements(yTrue, scoreA)!, areaPlacements(yTrue, scoreB)!];
    expect(agree(a.value, golden.areas[0]!) && agree(b.value, golden.areas[1]!)).toBe(true);
    const [ofA, ofB] = golden.variances as [number, number];
    expect(agree(areaUnderCurve(yTrue, scoreA)!.variance!, ofA)).toBe(true);
    expect(agree(areaUnderCurve(yTrue, scoreB)!.variance!, ofB)).toBe(true);
    expect(agree(differenceVariance(yTrue, a, b)!, ofA + ofB - 2 * golden.covariance)).toBe(true);
    expect(differenceVariance(yTrue, a, a)).toBe(0);
  });
  test('paired', () => {
    const compared = compareAreas({ yTrue, scoreA, scoreB, level: 0.95 });
    expect(agree(compared.z!, golden.paired.z)).toBe(true);
    expect(agree(compared.pValue!, golden.paired.pValue)).toBe(true);
    expect(agree(compared.interval!.lower, golden.paired.interval[0]!)).toBe(true);
    expect(agree(compared.interval!.upper, golden.paired.interval[1]!)).toBe(true);
    expect(compared.degreesOfFreedom).toBeUndefined();
  });
  test('unpaired', () => {
    const part = (score: Float64Array, from: number, to?: number) => ({
      yTrue: yTrue.slice(from, to),
      score: score.slice(from, to),
    });
    const compared = compareIndependentAreas({
      a: part(scoreA, 0, golden.cut),
      b: part(scoreB, golden.cut),
      level: 0.95,
    });
    const { t, degreesOfFreedom, pValue, interval } = golden.unpaired;
    expect(agree(compared.z!, t)).toBe(true);
    expect(agree(compared.degreesOfFreedom!, degreesOfFreedom)).toBe(true);
    expect(agree(compared.pValue!, pValue)).toBe(true);
    expect(agree(compared.interval!.lower, interval[0]!)).toBe(true);
    expect(agree(compared.interval!.upper, interval[1]!)).toBe(true);
  });
});

test('exchanging the models changes signs and nothing else; the order of the rows does not count', () => {
  const row = fc.tuple(fc.nat(1), fc.nat(12), fc.nat(12));
  fc.assert(
    fc.property(fc.array(row, { minLength: 4, maxLength: 40 }), (rows) => {
      const compare = (table: typeof rows, swap: boolean) =>
        compareAreas({
          yTrue: Uint8Array.from(table.map(([y]) => y)),
          scoreA: Float64Array.from(table.map(([, a, b]) => (swap ? b : a) / 12)),
          scoreB: Float64Array.from(table.map(([, a, b]) => (swap ? a : b) / 12)),
          level: 0.9,
        });
      const [here, there, turned] = [
        compare(rows, false),
        compare(rows, true),
        compare(rows.toReversed(), false),
      ];
      expect(here.difference.defined).toBe(there.difference.defined);
      if (!here.difference.defined || !there.difference.defined) return;
      expect(here.difference.value).toBe(0 - there.difference.value + 0);
      expect(here.pValue ?? -1).toBeCloseTo(there.pValue ?? -1, 12);
      expect(here.interval?.lower ?? 0).toBeCloseTo(-(there.interval?.upper ?? 0), 12);
      expect(turned.z ?? -1).toBeCloseTo(here.z ?? -1, 9);
    }),
    { seed: SEED },
  );
});

test('what cannot be compared says why, and claims no certainty', () => {
  const compare = (yTrue: number[], scoreA: number[], scoreB: number[]) =>
    compareAreas({
      yTrue: Uint8Array.from(yTrue),
      scoreA: Float64Array.from(scoreA),
      scoreB: Float64Array.from(scoreB),
      level: 0.95,
    });
  const missing = (reason: string) => ({ defined: false, reason });
  expect(compare([], [], []).difference).toEqual(missing('no_rows'));
  expect(compare([1, 1], [0.1, 0.2], [0.1, 0.2]).areaA).toEqual(missing('single_class'));
  // Two perfect models, and one row of a class: a difference, but nothing about its error.
  const perfect = compare([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9], [0.2, 0.1, 0.9, 0.8]);
  expect(perfect).toMatchObject({ difference: { defined: true, value: 0 }, standardError: 0 });
  expect(perfect).not.toHaveProperty('interval');
  expect(perfect).not.toHaveProperty('pValue');
  const one = compare([0, 0, 1], [0.1, 0.2, 0.15], [0.1, 0.2, 0.3]);
  expect(one).not.toHaveProperty('standardError');
  const independent = compareIndependentAreas({
    a: { yTrue: Uint8Array.of(1), score: Float64Array.of(0.5) },
    b: { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.5, 0.6) },
    level: 0.95,
  });
  expect(independent.difference).toEqual(missing('single_class'));
  expect(() => compare([0, 1], [0.1, 0.2], [0.1])).toThrow(/scoreB must be as long as yTrue/);
  expect(() => compare([0, 1], [0.1, 0.2], [0.1, 2])).toThrow(/score\[1\]/);
});

test('the paired interval covers the difference of two areas', () => {
  const random = createRandom(SEED).stream('areas');
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const squash = (value: number) => 1 / (1 + Math.exp(-value));
  const [rows, runs] = [160, 300];
  // Positive less negative is normal, of mean 1.2 and variance 2 (1 + sd²).
  const area = (sd: number) => normalCdf(1.2 / Math.sqrt(2 * (1 + sd * sd)));
  const draw = (n: number, sdA: number, sdB: number) => {
    const [yTrue, scoreA, scoreB] = [new Uint8Array(n), new Float64Array(n), new Float64Array(n)];
    for (let row = 0; row < n; row += 1) {
      yTrue[row] = random.next() < 0.4 ? 1 : 0;
      const shared = 1.2 * yTrue[row]! + normal();
      scoreA[row] = squash(shared + sdA * normal());
      scoreB[row] = squash(shared + sdB * normal());
    }
    return { yTrue, scoreA, scoreB, level: 0.9 };
  };
  const truth = area(0.3) - area(1.5);
  let hits = 0;
  for (let run = 0; run < runs; run += 1) {
    const { lower, upper } = compareAreas(draw(rows, 0.3, 1.5)).interval!;
    if (lower <= truth && truth <= upper) hits += 1;
  }
  expect(hits / runs).toBeGreaterThan(0.86);
  expect(hits / runs).toBeLessThan(0.94);
});
