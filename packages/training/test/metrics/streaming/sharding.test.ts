import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaOfSketch,
  areaSketch,
  classificationMetrics,
  confusionCounts,
  lossSums,
  mergeAreaSketches,
  mergeConfusionCounts,
  mergeLossSums,
  mergeRegressionSums,
  probabilityLosses,
  regressionFromSums,
  regressionMetrics,
  regressionSums,
} from '../../../src/index.ts';
import { areaUnderCurve } from '../../../src/metrics/roc-auc.ts';

const SEED = 20261121;
const probability = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10),
);
const scored = fc.array(fc.tuple(fc.nat(1), probability, fc.nat(2)), { maxLength: 40 });
const scoredRows = (rows: readonly (readonly [number, number, number])[]) => ({
  yTrue: Uint8Array.from(rows.map(([y]) => y)),
  score: Float64Array.from(rows.map(([, s]) => s)),
  decision: Uint8Array.from(rows.map(([, s]) => (s >= 0.5 ? 1 : 0))),
});

/** Rows in three shards, as their third number says, in another order than they came. */
function shards<Row extends readonly [unknown, unknown, number]>(rows: readonly Row[]): Row[][] {
  return [2, 0, 1].map((shard) => rows.filter((row) => row[2] === shard).toReversed());
}

/** Any way of putting three parts together gives the whole. */
function expectWhole<State>(parts: State[], merge: (...states: State[]) => State, whole: State) {
  const [a, b, c] = parts as [State, State, State];
  expect(merge(a, b, c)).toEqual(whole);
  expect(merge(merge(a, b), c)).toEqual(whole);
  expect(merge(a, merge(b, c))).toEqual(whole);
  expect(merge(merge(), merge(c, a), merge(b))).toEqual(whole);
}

test('confusion counts, losses and sketches of any shards are those of the whole, to the last bit', () => {
  fc.assert(
    fc.property(scored, (rows) => {
      const [parts, whole] = [shards(rows).map(scoredRows), scoredRows(rows)];
      expectWhole(parts.map(confusionCounts), mergeConfusionCounts, confusionCounts(whole));
      expectWhole(parts.map(lossSums), mergeLossSums, lossSums(whole));
      const weighted = (all: ReturnType<typeof scoredRows>) =>
        lossSums({ ...all, weights: Float64Array.from(all.score, (score) => 0.1 + score / 3) });
      expectWhole(parts.map(weighted), mergeLossSums, weighted(whole));
    }),
    { seed: SEED, numRuns: 40 },
  );
  fc.assert(
    fc.property(scored, (rows) => {
      const merged = mergeAreaSketches(...shards(rows).map((part) => areaSketch(scoredRows(part))));
      expect(areaOfSketch(merged)).toEqual(areaOfSketch(areaSketch(scoredRows(rows))));
    }),
    { seed: SEED, numRuns: 8 },
  );
});

test('losses from sums are those of classificationMetrics', () => {
  fc.assert(
    fc.property(scored, (rows) => {
      const all = scoredRows(rows);
      const measured = classificationMetrics({ ...all, level: 0.95, estimand: 'model' });
      const { logLoss, brierScore } = probabilityLosses(lossSums(all));
      for (const [metric, ours] of [
        ['log_loss', logLoss],
        ['brier_score', brierScore],
      ] as const) {
        const { value } = measured.find((one) => one.metric === metric)!;
        expect(ours.defined).toBe(value.defined);
        if (ours.defined && value.defined) expect(ours.value).toBeCloseTo(value.value, 12);
        else expect(ours).toEqual(value);
      }
      const twice = { ...all, weights: new Float64Array(rows.length).fill(2) };
      const doubled = probabilityLosses(lossSums(twice));
      if (logLoss.defined) expect(doubled.logLoss).toEqual(logLoss);
    }),
    { seed: SEED },
  );
});

describe('the area of a sketch', () => {
  test('lies within its bound of the area of the rows, and is that area where no pair shares a bin', () => {
    // Scores crowd, so that bins are shared; one in three is on the very edge of a bin.
    const crowded = fc
      .tuple(fc.nat(40), fc.constantFrom(0, 0.3, 0.999999))
      .map(([bin, part]) => Math.min(1, (65_510 + bin + part) / 65_536));
    const rows = fc.array(fc.tuple(fc.nat(1), crowded, fc.nat(2)), { minLength: 2, maxLength: 60 });
    let shared = 0;
    fc.assert(
      fc.property(rows, (table) => {
        const { yTrue, score } = scoredRows(table);
        const [exact, sketched] = [
          areaUnderCurve(yTrue, score),
          areaOfSketch(areaSketch({ yTrue, score })),
        ];
        expect(sketched.value.defined).toBe(exact !== undefined);
        if (!exact || !sketched.value.defined) return;
        const gap = Math.abs(sketched.value.value - exact.value);
        expect(gap).toBeLessThanOrEqual(sketched.bound);
        if (sketched.bound > 0) shared += 1;
      }),
      { seed: SEED, numRuns: 40 },
    );
    expect(shared).toBeGreaterThan(10);
  });

  test('the bound is reached, and no less would do', () => {
    const inOneBin = (y: number[]) =>
      areaOfSketch(
        areaSketch({ yTrue: Uint8Array.from(y), score: Float64Array.of(0.5, 0.500001) }),
      );
    for (const labels of [
      [0, 1],
      [1, 0],
    ]) {
      const { value, bound } = inOneBin(labels);
      expect(value).toEqual({ defined: true, value: 0.5 });
      expect(bound).toBeCloseTo(0.5, 12);
    }
  });

  test('one class or no row: undefined', () => {
    const sketch = (y: number[]) =>
      areaOfSketch(areaSketch({ yTrue: Uint8Array.from(y), score: new Float64Array(y.length) }));
    expect(sketch([])).toEqual({ value: { defined: false, reason: 'no_rows' }, bound: 0 });
    expect(sketch([1, 1])).toEqual({ value: { defined: false, reason: 'single_class' }, bound: 0 });
  });
});

const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const pairs = fc.array(fc.tuple(number, number, fc.nat(2)), { maxLength: 30 });
// Eighths: where two targets are nearly one, only the sums keep the digits of their difference.
const eighth = fc.integer({ min: -8e6, max: 8e6 }).map((whole) => whole / 8);
const eighths = fc.array(fc.tuple(eighth, eighth, fc.nat(2)), { maxLength: 30 });
const pairRows = (rows: readonly (readonly [number, number, number])[]) => ({
  yTrue: rows.map(([y]) => y),
  yPred: rows.map(([, p]) => p),
});

test('regression moments of any shards are those of the whole, to the last bit', () => {
  fc.assert(
    fc.property(pairs, (rows) => {
      const whole = regressionSums(pairRows(rows));
      expectWhole(
        shards(rows).map((part) => regressionSums(pairRows(part))),
        mergeRegressionSums,
        whole,
      );
      // Plain data: what JSON carries is the same record.
      expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
    }),
    { seed: SEED, numRuns: 40 },
  );
});

test('metrics from moments are those of regressionMetrics', () => {
  fc.assert(
    fc.property(eighths, (rows) => {
      const fromSums = regressionFromSums(regressionSums(pairRows(rows)));
      const measured = regressionMetrics({ ...pairRows(rows), level: 0.95, estimand: 'model' });
      for (const [metric, ours] of Object.entries({
        mean_absolute_error: fromSums.meanAbsoluteError,
        mean_squared_error: fromSums.meanSquaredError,
        root_mean_squared_error: fromSums.rootMeanSquaredError,
        max_error: fromSums.maxError,
        r2: fromSums.r2,
        explained_variance: fromSums.explainedVariance,
      })) {
        const { value } = measured.find((one) => one.metric === metric)!;
        if (!ours.defined || !value.defined) expect(ours).toEqual(value);
        else {
          const gap = Math.abs(ours.value - value.value) / Math.max(1, Math.abs(value.value));
          expect(gap, metric).toBeLessThan(1e-9);
        }
      }
    }),
    { seed: SEED },
  );
});

test('R² of targets far from zero loses no digit', () => {
  const yTrue = Array.from({ length: 100 }, (_, at) => 1e9 + (at % 4));
  const yPred = yTrue.map((y, at) => y + (at % 2 === 0 ? 0.5 : -0.5));
  // Mean square of the errors 0.25, variance of 0, 1, 2, 3 is 1.25.
  expect(regressionFromSums(regressionSums({ yTrue, yPred })).r2).toEqual({
    defined: true,
    value: 0.8,
  });
});

test('bad rows are refused', () => {
  const rows = { yTrue: Uint8Array.of(1), score: Float64Array.of(0.5) };
  expect(() => lossSums({ ...rows, weights: Float64Array.of(-1) })).toThrow(/weights\[0\]/);
  expect(() => lossSums({ ...rows, weights: Float64Array.of(1, 1) })).toThrow(/weights must be/);
  expect(() => areaSketch({ ...rows, score: Float64Array.of(1.5) })).toThrow(/score\[0\]/);
  expect(() => regressionSums({ yTrue: [Number.NaN], yPred: [1] })).toThrow(/yTrue\[0\]/);
});
