import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brierDecomposition,
  type CalibrationOptions,
  calibrationCurve,
  expectedCalibrationError,
  maximumCalibrationError,
} from '../../../src/index.ts';
import { agree, readGolden } from '../../fixtures/read-golden.ts';

interface Curve {
  readonly observed: number[];
  readonly predicted: number[];
  readonly counts: number[];
  readonly expectedError: number;
  readonly maximumError: number;
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
  readonly withinBinVariance: number;
  readonly withinBinCovariance: number;
}

const { cases } = readGolden<{
  cases: {
    name: string;
    yTrue: number[];
    score: number[];
    brier: number;
    curves: Record<string, Curve>;
  }[];
}>('calibration');
const SEED = 20261121;

describe.each(cases)('scikit-learn, $name', ({ yTrue, score, brier, curves }) => {
  const rows = { yTrue: Uint8Array.from(yTrue), score: Float64Array.from(score) };
  test.each(Object.entries(curves))('%s bins', (name, golden) => {
    const [strategy, bins] = name.split(' ') as ['uniform' | 'quantile', string];
    const options: CalibrationOptions = { strategy, bins: Number(bins) };
    const curve = calibrationCurve(rows, options);
    expect(curve.map(({ count }) => count)).toEqual(golden.counts);
    curve.forEach(({ predicted, observed }, bin) => {
      expect(agree(predicted, golden.predicted[bin]!)).toBe(true);
      expect(agree(observed, golden.observed[bin]!)).toBe(true);
    });
    const [expected, maximum] = [
      expectedCalibrationError(rows, options),
      maximumCalibrationError(rows, options),
    ];
    expect(expected.defined && agree(expected.value, golden.expectedError)).toBe(true);
    expect(maximum.defined && agree(maximum.value, golden.maximumError)).toBe(true);
    const { counts, ...parts } = brierDecomposition(rows, options)!;
    expect(counts).toEqual(golden.counts);
    expect(agree(parts.brier, brier)).toBe(true);
    for (const part of [
      'reliability',
      'resolution',
      'uncertainty',
      'withinBinVariance',
      'withinBinCovariance',
    ] as const) {
      expect(agree(parts[part], golden[part]), part).toBe(true);
    }
  });
});

const table = fc.array(
  fc.tuple(fc.nat(1), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3 })),
  { minLength: 1, maxLength: 40 },
);
const options = fc.record({
  bins: fc.integer({ min: 1, max: 12 }),
  strategy: fc.constant('uniform' as const),
});
const rowsOf = (rows: readonly (readonly [number, number, number])[], weighted: boolean) => ({
  yTrue: Uint8Array.from(rows.map(([y]) => y)),
  score: Float64Array.from(rows.map(([, s]) => s / 40)),
  ...(weighted ? { weights: Float64Array.from(rows.map(([, , w]) => w)) } : {}),
});

test('a weight of k counts as k rows, and the parts add up to the Brier score', () => {
  fc.assert(
    fc.property(table, options, (rows, given) => {
      const repeated = rows.flatMap((row) => Array<typeof row>(row[2]).fill(row));
      const [weighted, whole] = [rowsOf(rows, true), rowsOf(repeated, false)];
      const [one, other] = [brierDecomposition(weighted, given), brierDecomposition(whole, given)];
      expect(one === undefined).toBe(repeated.length === 0);
      expect(one === undefined).toBe(other === undefined);
      const error = expectedCalibrationError(weighted, given);
      expect(error.defined).toBe(one !== undefined);
      if (!one || !other || !error.defined) return;
      expect(one.reliability).toBeCloseTo(other.reliability, 12);
      expect(one.resolution).toBeCloseTo(other.resolution, 12);
      const sum =
        one.reliability -
        one.resolution +
        one.uncertainty +
        one.withinBinVariance -
        one.withinBinCovariance;
      expect(sum).toBeCloseTo(one.brier, 12);
      expect(other.counts.reduce((all, count) => all + count, 0)).toBe(repeated.length);
      // By Jensen's inequality the mean gap is at most the root of the mean square gap.
      expect(error.value).toBeLessThanOrEqual(Math.sqrt(one.reliability) + 1e-12);
      const largest = maximumCalibrationError(weighted, given);
      expect(largest.defined && largest.value >= error.value - 1e-12).toBe(true);
    }),
    { seed: SEED },
  );
});

test('quantile bins hold equal counts where no score is tied', () => {
  const score = Float64Array.from({ length: 40 }, (_, at) => ((at * 7) % 40) / 40);
  const curve = calibrationCurve(
    { yTrue: new Uint8Array(40), score },
    { bins: 4, strategy: 'quantile' },
  );
  expect(curve.map(({ count }) => count)).toEqual([10, 10, 10, 10]);
});

test('without rows nothing is measured, and bad options are refused', () => {
  const none = { yTrue: new Uint8Array(0), score: new Float64Array(0) };
  const missing = { defined: false, reason: 'no_rows' };
  for (const strategy of ['uniform', 'quantile'] as const) {
    expect(calibrationCurve(none, { strategy })).toEqual([]);
    expect(expectedCalibrationError(none, { strategy })).toEqual(missing);
    expect(maximumCalibrationError(none, { strategy })).toEqual(missing);
    expect(brierDecomposition(none, { strategy })).toBeUndefined();
  }
  const one = { yTrue: Uint8Array.of(1), score: Float64Array.of(0.5) };
  const weights = Float64Array.of(0);
  expect(expectedCalibrationError({ ...one, weights })).toEqual(missing);
  expect(() => calibrationCurve(one, { bins: 2.5 })).toThrow(/bins must be an integer/);
  expect(() => calibrationCurve(one, { strategy: 'kmeans' as 'uniform' })).toThrow(/strategy must/);
  expect(() => calibrationCurve({ ...one, weights: Float64Array.of(-1) })).toThrow(/weights\[0\]/);
  expect(() => calibrationCurve({ ...one, weights: Float64Array.of(1, 1) })).toThrow(/as long as/);
  expect(() => calibrationCurve({ ...one, score: Float64Array.of(2) })).toThrow(/score\[0\]/);
});
