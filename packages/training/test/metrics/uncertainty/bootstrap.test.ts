import { createRandom } from '@codexhub/common-config/kernel';
import { chiSquareSf } from '@codexhub/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrapArea, bootstrapMetric } from '../../../src/index.ts';
import { areaUnderCurve } from '../../../src/metrics/roc-auc.ts';
import { bcaLimits, percentileLimits } from '../../../src/metrics/uncertainty/bootstrap-limits.ts';
import { RandomWords } from '../../../src/metrics/uncertainty/random-words.ts';
import { addResampleCounts } from '../../../src/metrics/uncertainty/resample-counts.ts';
import { areaOfCells, scoreCells } from '../../../src/metrics/uncertainty/score-cells.ts';
import { agree, readGolden } from '../../fixtures/read-golden.ts';

interface Case {
  readonly name: string;
  readonly value: number;
  readonly jackknife: number[];
  readonly distribution: number[];
  readonly level: number;
  readonly intervals: { percentile: number[]; BCa: number[] };
}

const { cases } = readGolden<{ cases: Case[] }>('bootstrap');
const SEED = 20261121;
const words = (name: string) => new RandomWords(createRandom(SEED).stream(name));

describe.each(cases)('SciPy, $name', ({ value, jackknife, distribution, level, intervals }) => {
  const replicates = { sorted: Float64Array.from(distribution).sort(), missing: 0 };
  test('percentile and BCa limits', () => {
    const percentile = percentileLimits(replicates, level)!;
    const bca = bcaLimits(replicates, value, Float64Array.from(jackknife), level)!;
    expect(agree(percentile.lower, intervals.percentile[0]!)).toBe(true);
    expect(agree(percentile.upper, intervals.percentile[1]!)).toBe(true);
    expect(agree(bca.lower, intervals.BCa[0]!)).toBe(true);
    expect(agree(bca.upper, intervals.BCa[1]!)).toBe(true);
  });
});

test('the words are those of the reference implementation of xoshiro128**', () => {
  const state = (parts: number[]) => ({
    ...createRandom(1).stream('unused'),
    integer: () => parts.shift()!,
  });
  const take = (parts: number[], count: number) => {
    const source = new RandomWords(state(parts));
    const at = source.take(count);
    return Array.from(source.buffer.subarray(at, at + count), (word) => word >>> 0);
  };
  // From the state 1, 2, 3, 4, by https://prng.di.unimi.it/xoshiro128starstar.c
  expect(take([1, 2, 3, 4], 8)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
  ]);
  expect(new Set(take([0, 0, 0, 0], 100)).size).toBeGreaterThan(60);
  const source = new RandomWords(createRandom(SEED).stream('words'));
  const first = source.take(4000);
  expect([first, source.take(90), source.take(10)]).toEqual([0, 4000, 0]);
});

describe('counts instead of rows', () => {
  const identity = (rows: number) => Uint32Array.from({ length: rows }, (_, row) => row);

  test('three rows are drawn with the multinomial law', () => {
    const [draws, source] = [9000, words('three')];
    const seen = new Map<string, number>();
    for (let run = 0; run < draws; run += 1) {
      const counts = new Uint32Array(3);
      addResampleCounts(source, identity(3), counts);
      seen.set(counts.join(), (seen.get(counts.join()) ?? 0) + 1);
    }
    // 1/27 for three of one row, 3/27 for two and one, 6/27 for one of each.
    let statistic = 0;
    for (const [counts, times] of seen) {
      const share = { 3: 1, 2: 3, 1: 6 }[Math.max(...counts.split(',').map(Number))]! / 27;
      statistic += (times - draws * share) ** 2 / (draws * share);
    }
    expect(seen.size).toBe(10);
    expect(chiSquareSf(statistic, 9)).toBeGreaterThan(0.001);
  });

  test.each([1, 2, 255, 256, 257, 700, 1024, 5000])(
    '%i rows: each alike, and independent',
    (rows) => {
      const source = words(`rows ${rows}`);
      const totals = new Float64Array(rows);
      const repeats = 64;
      let [squares, neighbours] = [0, 0];
      for (let run = 0; run < repeats; run += 1) {
        const counts = new Uint32Array(rows);
        addResampleCounts(source, identity(rows), counts);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows);
        counts.forEach((count, row) => {
          totals[row]! += count;
          squares += (count - 1) ** 2;
          neighbours += (count - 1) * ((counts[(row + 1) % rows] ?? 0) - 1);
        });
      }
      if (rows === 1) return;
      // Totals are multinomial: Pearson's statistic has rows − 1 degrees of freedom.
      const statistic = totals.reduce((sum, total) => sum + (total - repeats) ** 2 / repeats, 0);
      const p = chiSquareSf(statistic, rows - 1);
      expect(p).toBeGreaterThan(0.001);
      expect(p).toBeLessThan(0.999);
      const cells = rows * repeats;
      expect(Math.abs(squares / cells - (1 - 1 / rows))).toBeLessThan(6 * Math.sqrt(3 / cells));
      // Covariance of two rows: −1/rows.
      expect(Math.abs(neighbours / cells + 1 / rows)).toBeLessThan(6 * Math.sqrt(2 / cells));
    },
  );

  test('the area of the cells is the area of the rows, however they are tied or repeated', () => {
    const row = fc.tuple(fc.nat(1), fc.nat(9), fc.nat(3));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const yTrue = Uint8Array.from(rows.map(([y]) => y));
        const score = Float64Array.from(rows.map(([, s]) => s / 9));
        const { cellOfRow, credit } = scoreCells(yTrue, score);
        const order = [...rows.keys()].sort((i, j) => score[i]! - score[j]! || i - j);
        const counts = new Uint32Array(2 * credit.length);
        order.forEach((at, place) => {
          expect(cellOfRow[place]! & 1).toBe(yTrue[at]);
          counts[cellOfRow[place]!]! += rows[at]![2];
        });
        const repeated = rows.flatMap((one) => Array<typeof one>(one[2]).fill(one));
        const area = areaUnderCurve(
          Uint8Array.from(repeated.map(([y]) => y)),
          Float64Array.from(repeated.map(([, s]) => s / 9)),
        );
        expect(areaOfCells(counts, credit)).toEqual(area ? area.value : Number.NaN);
      }),
      { seed: SEED },
    );
  });
});

function scored(rows: number, stream: string) {
  const random = createRandom(SEED).stream(stream);
  const score = Float64Array.from({ length: rows }, () => Math.round(random.next() * 50) / 50);
  const yTrue = Uint8Array.from(score, (value) => (random.next() < value ? 1 : 0));
  return { yTrue, score };
}

test('the area by counts has the distribution of the area by rows', () => {
  const rows = scored(90, 'law');
  const options = { level: 0.9, seed: 7, replicates: 2000 };
  const fast = bootstrapArea({ ...rows, ...options });
  const slow = bootstrapMetric({
    columns: rows,
    compute: ({ yTrue, score }) => areaUnderCurve(yTrue, score)?.value ?? Number.NaN,
    ...options,
  });
  expect(fast.value).toEqual(slow.value);
  // Kolmogorov and Smirnov: the largest gap between the two distribution functions.
  let [gap, here, there] = [0, 0, 0];
  for (const value of [...fast.distribution, ...slow.distribution].sort((a, b) => a - b)) {
    while (fast.distribution[here]! <= value) here += 1;
    while (slow.distribution[there]! <= value) there += 1;
    gap = Math.max(gap, Math.abs(here - there) / 2000);
  }
  expect(gap).toBeLessThan(1.95 * Math.sqrt(2 / 2000));
  expect(fast.standardError! / slow.standardError!).toBeCloseTo(1, 1);
});

test('BCa of the area: the quick jackknife is the slow one', () => {
  const rows = scored(60, 'bca');
  const { value, distribution, interval } = bootstrapArea({
    ...rows,
    level: 0.9,
    seed: 3,
    method: 'bca',
  });
  const without = Float64Array.from(rows.yTrue, (_, skip) => {
    const keep = <T extends Float64Array | Uint8Array>(column: T) =>
      column.filter((__, row) => row !== skip) as T;
    return areaUnderCurve(keep(rows.yTrue), keep(rows.score))!.value;
  });
  const area = value.defined ? value.value : Number.NaN;
  const wanted = bcaLimits({ sorted: distribution, missing: 0 }, area, without, 0.9)!;
  expect(interval!.lower).toBeCloseTo(wanted.lower, 12);
  expect(interval!.upper).toBeCloseTo(wanted.upper, 12);
  const metric = bootstrapMetric({
    columns: rows,
    compute: ({ yTrue, score }) => areaUnderCurve(yTrue, score)?.value ?? Number.NaN,
    level: 0.9,
    seed: 3,
    method: 'bca',
  });
  expect(metric.interval!.lower).toBeCloseTo(wanted.lower, 1);
  expect(metric.interval!.method).toBe('bootstrap-bca');
});

test('the same seed gives the same replicates, another seed others', () => {
  const rows = scored(50, 'seed');
  const draw = (seed: number) => bootstrapArea({ ...rows, level: 0.9, seed, replicates: 50 });
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1).distribution).not.toEqual(draw(2).distribution);
});

test.each(['percentile', 'bca'] as const)('%s intervals cover what they claim', (method) => {
  const random = createRandom(SEED).stream(`coverage ${method}`);
  const [runs, rows] = [400, 60];
  let [mean, area] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const amount = Float64Array.from({ length: rows }, () => -Math.log(1 - random.next()));
    const yTrue = Uint8Array.from(amount, () => (random.next() < 0.5 ? 1 : 0));
    // Uniform against the larger of two uniforms: area 2/3.
    const score = Float64Array.from(yTrue, (label) =>
      label === 1 ? Math.max(random.next(), random.next()) : random.next(),
    );
    const options = { level: 0.9, seed: run, replicates: 199, method };
    const compute = (columns: { amount: Float64Array }) => {
      let sum = 0;
      for (let row = 0; row < columns.amount.length; row += 1) sum += columns.amount[row]!;
      return sum / columns.amount.length;
    };
    const ofMean = bootstrapMetric({ columns: { amount }, compute, ...options }).interval!;
    const ofArea = bootstrapArea({ yTrue, score, ...options }).interval!;
    if (ofMean.lower <= 1 && 1 <= ofMean.upper) mean += 1;
    if (ofArea.lower <= 2 / 3 && 2 / 3 <= ofArea.upper) area += 1;
  }
  // Of 4,000 runs 0.87 (mean of a skewed amount) to 0.90 (area) covered: the bounds are 2.5 errors away.
  for (const hits of [mean, area]) {
    expect(hits / runs).toBeGreaterThan(0.83);
    expect(hits / runs).toBeLessThan(0.95);
  }
});

test('replicates that are not defined are counted, and no limit is given that they could move', () => {
  // One positive in thirty: a resample lacks it with probability (29/30)^30 = 0.36.
  const rows = { yTrue: new Uint8Array(30), score: new Float64Array(30).fill(0.5) };
  rows.yTrue[0] = 1;
  const { undefinedReplicates, replicates, interval, distribution, value } = bootstrapArea({
    ...rows,
    level: 0.95,
    seed: 42,
  });
  expect(value).toEqual({ defined: true, value: 0.5 });
  expect(replicates).toBe(1000);
  expect(undefinedReplicates).toBeGreaterThan(280);
  expect(undefinedReplicates).toBeLessThan(450);
  expect(distribution).toHaveLength(1000 - undefinedReplicates);
  expect(interval).toBeUndefined();
  const sorted = Float64Array.from({ length: 90 }, (_, at) => at);
  expect(percentileLimits({ sorted, missing: 2 }, 0.9)).toMatchObject({
    method: 'bootstrap-percentile',
  });
  expect(percentileLimits({ sorted, missing: 2 }, 0.9)!.lower).toBeCloseTo(0.05 * 91 - 2, 12);
  expect(percentileLimits({ sorted, missing: 2 }, 0.9)!.upper).toBeCloseTo(0.95 * 91, 12);
  expect(percentileLimits({ sorted, missing: 9 }, 0.9)).toBeUndefined();
  expect(bcaLimits({ sorted, missing: 1 }, 40, sorted, 0.9)).toBeUndefined();
  expect(bcaLimits({ sorted, missing: 0 }, 400, sorted, 0.9)).toBeUndefined();
  expect(bcaLimits({ sorted, missing: 0 }, 40, new Float64Array(5), 0.9)).toBeUndefined();
});

test('undefined values say why; bad options are refused', () => {
  const none = { yTrue: new Uint8Array(0), score: new Float64Array(0), level: 0.9, seed: 1 };
  expect(bootstrapArea(none).value).toEqual({ defined: false, reason: 'no_rows' });
  const single = { ...none, yTrue: Uint8Array.of(1), score: Float64Array.of(0.5) };
  expect(bootstrapArea(single).value).toEqual({ defined: false, reason: 'single_class' });
  const columns = { amount: Float64Array.of(1, 2) };
  const reason = { defined: false as const, reason: 'no_positives' };
  expect(bootstrapMetric({ columns, compute: () => reason, level: 0.9, seed: 1 })).toMatchObject({
    value: reason,
    undefinedReplicates: 1000,
  });
  const compute = () => 1;
  const options = { columns, compute, level: 0.9, seed: 1 };
  expect(() => bootstrapMetric({ ...options, level: 90 })).toThrow(/level must be/);
  expect(() => bootstrapMetric({ ...options, seed: 0.5 })).toThrow(/seed must be a safe integer/);
  expect(() => bootstrapMetric({ ...options, replicates: 0 })).toThrow(/replicates must be/);
  expect(() => bootstrapMetric({ ...options, method: 'basic' as 'bca' })).toThrow(/method must be/);
  const uneven = { ...columns, other: new Uint8Array(3) };
  expect(() => bootstrapMetric({ ...options, columns: uneven })).toThrow(
    /other must be as long as/,
  );
});
