import { describe, expect, test } from 'vitest';
import { calibrationCurve, precisionRecallPoints, rocPoints } from '../../src/index.ts';
import { readFixture } from '../fixtures/read-fixture.ts';

interface Case {
  readonly name: string;
  readonly yTrue: number[];
  readonly score: number[];
  readonly roc: { falsePositiveRate: number[]; truePositiveRate: number[] };
  readonly precisionRecall: { recall: number[]; precision: number[] };
  readonly calibration: { predicted: number[]; observed: number[] };
}

const { cases, edges } = readFixture<{
  cases: Case[];
  edges: { bins: number; score: number[]; bin: number[] }[];
}>('metrics');
const rowsOf = ({ yTrue, score }: Pick<Case, 'yTrue' | 'score'>) => ({
  yTrue: Uint8Array.from(yTrue),
  score: Float64Array.from(score),
});

function expectSame(ours: readonly number[], theirs: readonly number[]): void {
  expect(ours).toHaveLength(theirs.length);
  theirs.forEach((value, at) => {
    expect(Math.abs(ours[at]! - value)).toBeLessThanOrEqual(1e-12);
  });
}

describe.each(cases)('scikit-learn, $name', (golden) => {
  test('roc_curve', () => {
    const roc = rocPoints(rowsOf(golden));
    expectSame(
      roc.map((point) => point.falsePositiveRate),
      golden.roc.falsePositiveRate,
    );
    expectSame(
      roc.map((point) => point.truePositiveRate),
      golden.roc.truePositiveRate,
    );
  });
  test('precision_recall_curve', () => {
    const curve = precisionRecallPoints(rowsOf(golden));
    expectSame(
      curve.map((point) => point.recall),
      golden.precisionRecall.recall,
    );
    expectSame(
      curve.map((point) => point.precision),
      golden.precisionRecall.precision,
    );
  });
  test('calibration_curve, and its counts add up to all rows', () => {
    const curve = calibrationCurve(rowsOf(golden), { bins: 10 });
    expectSame(
      curve.map((point) => point.predicted),
      golden.calibration.predicted,
    );
    expectSame(
      curve.map((point) => point.observed),
      golden.calibration.observed,
    );
    expect(curve.reduce((sum, { count }) => sum + count, 0)).toBe(golden.yTrue.length);
  });
});

test.each(edges)('a score on an edge falls into NumPy’s bin, of $bins', ({ bins, score, bin }) => {
  const curve = calibrationCurve(
    { yTrue: new Uint8Array(score.length), score: Float64Array.from(score) },
    { bins },
  );
  const counts = Array.from(
    { length: bins },
    (_, at) => bin.filter((other) => other === at).length,
  );
  expect(curve.map(({ count }) => count)).toEqual(counts.filter((count) => count > 0));
});

test('one class, or no row: no curve, instead of an invented one', () => {
  const rows = (yTrue: number[], score: number[]) => rowsOf({ yTrue, score });
  expect(rocPoints(rows([0, 0], [0.1, 0.2]))).toEqual([]);
  expect(rocPoints(rows([1, 1], [0.1, 0.2]))).toEqual([]);
  expect(rocPoints(rows([], []))).toEqual([]);
  expect(precisionRecallPoints(rows([0, 0], [0.1, 0.2]))).toEqual([]);
  expect(calibrationCurve(rows([], []))).toEqual([]);
});

test('bad rows and bins are refused', () => {
  const bad = rowsOf({ yTrue: [0], score: [Number.NaN] });
  for (const curve of [rocPoints, precisionRecallPoints, calibrationCurve]) {
    expect(() => curve(bad)).toThrow(expect.objectContaining({ code: 'TRAINING_SCORES_INVALID' }));
  }
  expect(() => calibrationCurve(rowsOf({ yTrue: [0], score: [0.5] }), { bins: 0 })).toThrow(
    expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
  );
});
