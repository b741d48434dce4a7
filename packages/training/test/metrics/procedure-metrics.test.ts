import { mean, normalQuantile, sampleVariance } from '@codexhub/statistics';
import { expect, test } from 'vitest';
import {
  classificationMetrics,
  crossFit,
  decide,
  positiveLabels,
  procedureMetrics,
} from '../../src/index.ts';
import { lending, lendingTable } from '../fixtures/lending.ts';

const estimator = { kind: 'logistic_regression', l2: 1 } as const;
const table = lendingTable(300);
const yTrue = positiveLabels(lending, table);
const scores = crossFit(lending, table, { estimator, folds: 5, repeats: 4, seed: 42 });
const decisions = scores.map((score) => decide(lending, score, 0.5));
const measured = procedureMetrics({ yTrue, scores, decisions, level: 0.95 });

test('value, spread and interval follow from the repeats', () => {
  for (const [at, { metric, value, interval, spread, estimand }] of measured.entries()) {
    const repeats = scores.map(
      (score, repeat) =>
        classificationMetrics({
          yTrue,
          score,
          decision: decisions[repeat]!,
          level: 0.95,
          estimand: 'model',
        })[at]!,
    );
    const values = repeats.map((one) => (one.value.defined ? one.value.value : Number.NaN));
    const sd = Math.sqrt(sampleVariance(values)!);
    if (!value.defined || !interval) throw new Error(`${metric} must be defined`);
    expect(estimand).toBe('procedure');
    expect(value.value).toBeCloseTo(mean(values)!, 14);
    expect(spread).toEqual({
      repeats: 4,
      minimum: Math.min(...values),
      maximum: Math.max(...values),
      standardDeviation: sd,
    });
    const lower = mean(repeats.map((one) => one.interval!.lower))!;
    const split = (normalQuantile(0.975) * sd) / Math.sqrt(4);
    expect(interval.lower).toBeCloseTo(value.value - Math.hypot(value.value - lower, split), 12);
    expect(interval.method).toMatch(/\+mover$/);
  }
});

test('equal repeats add no split error', () => {
  const [only] = scores;
  const options = { yTrue, level: 0.95 };
  const twice = procedureMetrics({
    ...options,
    scores: [only!, only!],
    decisions: [decisions[0]!, decisions[0]!],
  });
  const once = procedureMetrics({ ...options, scores: [only!], decisions: [decisions[0]!] });
  for (const [at, { interval, spread }] of twice.entries()) {
    expect(spread!.standardDeviation).toBe(0);
    expect(interval!.upper).toBeCloseTo(once[at]!.interval!.upper, 14);
  }
});

test('one undefined repeat makes the value undefined, with its reason', () => {
  const [precision] = procedureMetrics({
    yTrue,
    scores: scores.slice(0, 2),
    decisions: [decisions[0]!, new Uint8Array(300)],
    level: 0.95,
  }).filter(({ metric }) => metric === 'precision');
  expect(precision).toMatchObject({
    value: { defined: false, reason: 'no_predicted_positives' },
    n: 0,
  });
  expect(precision!.interval).toBeUndefined();
});

test('no repeat, or decisions for other repeats, is refused', () => {
  for (const options of [
    { scores: [], decisions: [] },
    { scores, decisions: decisions.slice(1) },
  ]) {
    expect(() => procedureMetrics({ yTrue, level: 0.95, ...options })).toThrow(
      expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
    );
  }
});
