import { logitInterval, normalQuantile, wilsonInterval } from '@codexhub/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classificationMetrics } from '../../src/metrics/classification-metrics.ts';
import { confusionCounts } from '../../src/metrics/confusion-counts.ts';
import { areaUnderCurve } from '../../src/metrics/roc-auc.ts';
import { readFixture } from '../fixtures/read-fixture.ts';

interface Case {
  readonly name: string;
  readonly yTrue: number[];
  readonly score: number[];
  readonly decision: number[];
  readonly values: Record<string, number>;
  readonly aucVariance: number;
  readonly confusion: Record<string, number>;
}

const { cases } = readFixture<{ cases: Case[] }>('metrics');
const rowsOf = ({ yTrue, score, decision }: Pick<Case, 'yTrue' | 'score' | 'decision'>) => ({
  yTrue: Uint8Array.from(yTrue),
  score: Float64Array.from(score),
  decision: Uint8Array.from(decision),
});
const measure = (given: Pick<Case, 'yTrue' | 'score' | 'decision'>, level = 0.95) =>
  classificationMetrics({ ...rowsOf(given), level, estimand: 'model' });
const byName = (given: Pick<Case, 'yTrue' | 'score' | 'decision'>, level = 0.95) =>
  Object.fromEntries(measure(given, level).map((measured) => [measured.metric, measured]));

describe.each(cases)('scikit-learn, $name', (golden) => {
  test('values agree within 1e-12', () => {
    const measured = measure(golden);
    expect(measured.map(({ metric }) => metric)).toEqual(Object.keys(golden.values));
    for (const { metric, value } of measured) {
      const difference = value.defined
        ? Math.abs(value.value - golden.values[metric]!)
        : Number.NaN;
      expect(difference, metric).toBeLessThanOrEqual(1e-12);
    }
  });
  test('the confusion matrix is the same', () => {
    expect(confusionCounts(rowsOf(golden))).toEqual(golden.confusion);
  });
  test('DeLong’s variance is that of the textbook form', () => {
    const { yTrue, score } = rowsOf(golden);
    const area = areaUnderCurve(yTrue, score);
    expect(Math.abs(area!.variance! - golden.aucVariance)).toBeLessThan(1e-14);
  });
  test('every value lies inside its interval, and a higher level gives a wider one', () => {
    const wide = byName(golden, 0.99);
    for (const { metric, value, interval } of measure(golden)) {
      if (!value.defined || !interval) throw new Error(`${metric} must have an interval`);
      expect(interval.lower).toBeLessThanOrEqual(value.value);
      expect(interval.upper).toBeGreaterThanOrEqual(value.value);
      expect(wide[metric]!.interval!.lower).toBeLessThanOrEqual(interval.lower);
      expect(wide[metric]!.interval!.upper).toBeGreaterThanOrEqual(interval.upper);
    }
  });
});

test('the intervals are those named, on the rows named', () => {
  const golden = cases[0]!;
  const { truePositive: hit, falsePositive, falseNegative } = confusionCounts(rowsOf(golden));
  const { precision, recall, f1, roc_auc, brier_score } = byName(golden);
  expect(precision!.n).toBe(hit + falsePositive);
  expect(precision!.interval).toEqual(
    wilsonInterval({ successes: hit, trials: hit + falsePositive, level: 0.95 }),
  );
  expect(recall!.n).toBe(hit + falseNegative);
  const jaccard = wilsonInterval({
    successes: hit,
    trials: hit + falsePositive + falseNegative,
    level: 0.95,
  })!;
  expect(f1!.interval!.lower).toBeCloseTo((2 * jaccard.lower) / (1 + jaccard.lower), 14);
  expect(f1!.interval!.upper).toBeCloseTo((2 * jaccard.upper) / (1 + jaccard.upper), 14);
  const standardError = Math.sqrt(golden.aucVariance);
  const logit = logitInterval({ value: golden.values['roc_auc']!, standardError, level: 0.95 })!;
  expect(roc_auc!.interval!.lower).toBeCloseTo(logit.lower, 12);
  expect(roc_auc!.interval!.method).toBe('delong+logit');
  const losses = golden.score.map((score, row) => (score - golden.yTrue[row]!) ** 2);
  const centre = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  const squares = losses.reduce((sum, loss) => sum + (loss - centre) ** 2, 0);
  const half = normalQuantile(0.975) * Math.sqrt(squares / (losses.length - 1) / losses.length);
  expect(brier_score!.interval!.upper).toBeCloseTo(centre + half, 12);
});

describe('an undefined value has its reason', () => {
  const reasons = (yTrue: number[], score: number[], decision: number[]) =>
    Object.fromEntries(
      measure({ yTrue, score, decision }).map(({ metric, value, interval }) => {
        expect(interval === undefined || value.defined).toBe(true);
        return [metric, value.defined ? 'defined' : value.reason];
      }),
    );
  test('no rows', () => {
    expect(new Set(Object.values(reasons([], [], [])))).toEqual(new Set(['no_rows']));
  });
  test('no positives', () => {
    expect(reasons([0, 0], [0.2, 0.7], [0, 0])).toEqual({
      accuracy: 'defined',
      precision: 'no_predicted_positives',
      recall: 'no_positives',
      f1: 'no_positives',
      roc_auc: 'single_class',
      log_loss: 'defined',
      brier_score: 'defined',
    });
  });
  test('no negatives, nothing predicted', () => {
    expect(reasons([1, 1], [0.2, 0.7], [0, 0])).toMatchObject({
      precision: 'no_predicted_positives',
      recall: 'defined',
      f1: 'defined',
      roc_auc: 'single_class',
    });
  });
});

describe('AUC', () => {
  const scored = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 8 })),
    {
      minLength: 2,
      maxLength: 60,
    },
  );
  test('equals the count of pairs, ties counting one half', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const all = [...rows, [0, 4] as const, [1, 4] as const];
        const positives = all.filter(([label]) => label === 1);
        const negatives = all.filter(([label]) => label === 0);
        const wins = positives.flatMap(([, high]) =>
          negatives.map(([, low]) => (high > low ? 1 : high === low ? 0.5 : 0)),
        );
        const area = areaUnderCurve(
          Uint8Array.from(all, ([label]) => label),
          Float64Array.from(all, ([, score]) => score / 8),
        );
        const sum = wins.reduce<number>((total, win) => total + win, 0);
        expect(area!.value).toBeCloseTo(sum / wins.length, 14);
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });
  test('−0 and 0 are one score', () => {
    expect(areaUnderCurve(Uint8Array.of(0, 1), Float64Array.of(-0, 0))!.value).toBe(0.5);
  });
  test('at the border the interval is not of width 0', () => {
    const { roc_auc } = byName({
      yTrue: [0, 0, 1, 1],
      score: [0.1, 0.2, 0.8, 0.9],
      decision: [0, 0, 1, 1],
    });
    expect(roc_auc!.value).toEqual({ defined: true, value: 1 });
    expect(roc_auc!.interval).toMatchObject({ upper: 1, method: 'wilson+birnbaum-klose' });
    expect(roc_auc!.interval!.lower).toBeLessThan(0.5);
  });
});

describe('what cannot be measured is refused, with its index', () => {
  const good = { yTrue: [0, 1, 0], score: [0.1, 0.5, 0.9], decision: [0, 1, 1] };
  test.each([
    ['a NaN score', { score: [0.1, Number.NaN, 0.9] }, { array: 'score', index: 1 }],
    ['an infinite score', { score: [0.1, 0.5, Infinity] }, { array: 'score', index: 2 }],
    ['a score above 1', { score: [1.5, 0.5, 0.9] }, { array: 'score', index: 0 }],
    ['a label of 2', { yTrue: [0, 1, 2] }, { array: 'yTrue', index: 2 }],
    ['a decision of 255', { decision: [0, 255, 1] }, { array: 'decision', index: 1 }],
    ['too few scores', { score: [0.1] }, { array: 'score' }],
    ['too many decisions', { decision: [0, 1, 0, 1] }, { array: 'decision' }],
  ])('%s', (_, change, details) => {
    expect(() => measure({ ...good, ...change })).toThrow(
      expect.objectContaining({
        code: 'TRAINING_SCORES_INVALID',
        details: expect.objectContaining(details),
      }),
    );
  });
  test.each([0, 1, 95, Number.NaN])('a level of %d', (level) => {
    expect(() => measure(good, level)).toThrow(
      expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
    );
  });
});
