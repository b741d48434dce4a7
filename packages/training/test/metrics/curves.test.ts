import { describe, expect, test } from 'vitest';
import { calibrationCurve, precisionRecallCurve, rocCurve } from '../../src/index.ts';
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
  edges: { score: number[]; bin: number[] };
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
    const roc = rocCurve(rowsOf(golden));
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
    const curve = precisionRecallCurve(rowsOf(golden));
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

test('a score on an edge falls into NumPy’s bin', () => {
  const bins = edges.score.map((_, at) => {
    // One row of score 0 and one of score 1 frame the bin of the row in question.
    const alone = calibrationCurve({
      yTrue: Uint8Array.of(1),
      score: Float64Array.of(edges.score[at]!),
    });
    expect(alone).toHaveLength(1);
    const both = edges.bin.flatMap((bin, other) => {
      if (bin !== edges.bin[at]) return [];
      const score = Float64Array.of(edges.score[at]!, edges.score[other]!);
      return [calibrationCurve({ yTrue: Uint8Array.of(1, 1), score }).length];
    });
    return new Set(both);
  });
  expect(bins.every((sizes) => sizes.size === 1 && sizes.has(1))).toBe(true);
  const all = calibrationCurve({
    yTrue: new Uint8Array(edges.score.length),
    score: Float64Array.from(edges.score),
  });
  const counts = Array.from(
    { length: 10 },
    (_, bin) => edges.bin.filter((other) => other === bin).length,
  );
  expect(all.map(({ count }) => count)).toEqual(counts);
});

test('one class, or no row: no curve, instead of an invented one', () => {
  const rows = (yTrue: number[], score: number[]) => rowsOf({ yTrue, score });
  expect(rocCurve(rows([0, 0], [0.1, 0.2]))).toEqual([]);
  expect(rocCurve(rows([1, 1], [0.1, 0.2]))).toEqual([]);
  expect(rocCurve(rows([], []))).toEqual([]);
  expect(precisionRecallCurve(rows([0, 0], [0.1, 0.2]))).toEqual([]);
  expect(calibrationCurve(rows([], []))).toEqual([]);
});

test('bad rows and bins are refused', () => {
  const bad = rowsOf({ yTrue: [0], score: [Number.NaN] });
  for (const curve of [rocCurve, precisionRecallCurve, calibrationCurve]) {
    expect(() => curve(bad)).toThrow(expect.objectContaining({ code: 'TRAINING_SCORES_INVALID' }));
  }
  expect(() => calibrationCurve(rowsOf({ yTrue: [0], score: [0.5] }), { bins: 0 })).toThrow(
    expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
  );
});
