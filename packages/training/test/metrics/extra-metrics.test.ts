import { createRandom } from '@codexhub/common-config/kernel';
import { normalQuantile, wilsonInterval } from '@codexhub/statistics';
import { describe, expect, test } from 'vitest';
import { balancedAccuracy } from '../../src/metrics/classification/balanced-accuracy.ts';
import { matthewsCorrelation } from '../../src/metrics/classification/matthews-correlation.ts';
import { classificationMetrics } from '../../src/metrics/classification-metrics.ts';
import { matthewsInterval } from '../../src/metrics/matthews-interval.ts';
import { procedureMetrics } from '../../src/metrics/procedure-metrics.ts';
import { averagePrecision } from '../../src/metrics/ranking/average-precision.ts';
import { ksStatistic } from '../../src/metrics/ranking/ks-statistic.ts';

const also = ['balanced_accuracy', 'mcc', 'average_precision', 'ks'] as const;
const random = createRandom(20261121).stream('extra');

function draw(rows: number, signal = 0.4) {
  const yTrue = new Uint8Array(rows);
  const score = new Float64Array(rows);
  const decision = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    yTrue[row] = row < 2 ? row : random.next() < 0.3 ? 1 : 0;
    score[row] = (1 - signal) * random.next() + signal * yTrue[row]!;
    decision[row] = score[row]! >= 0.5 ? 1 : 0;
  }
  return { yTrue, score, decision };
}

const measure = (rows: ReturnType<typeof draw>, level = 0.95) =>
  classificationMetrics({ ...rows, level, estimand: 'model', also }).slice(7);
const byName = (rows: ReturnType<typeof draw>, level?: number) =>
  Object.fromEntries(measure(rows, level).map((one) => [one.metric, one]));

test('they follow the seven, in the order asked for, with the values of their functions', () => {
  const rows = draw(200);
  const labelled = { yTrue: rows.yTrue, yPred: rows.decision };
  expect(measure(rows).map(({ metric }) => metric)).toEqual(also);
  for (const [name, value] of Object.entries({
    balanced_accuracy: balancedAccuracy(labelled),
    mcc: matthewsCorrelation(labelled),
    average_precision: averagePrecision(rows),
    ks: ksStatistic(rows),
  })) {
    const measured = byName(rows)[name]!;
    if (!measured.value.defined || !value.defined) throw new Error(`${name} must be defined`);
    expect(measured.value.value).toBeCloseTo(value.value, 14);
    expect(measured.interval!.lower).toBeLessThan(value.value);
    expect(measured.interval!.upper).toBeGreaterThan(value.value);
    const wide = byName(rows, 0.99)[name]!.interval!;
    expect(wide.lower).toBeLessThan(measured.interval!.lower);
    expect(wide.upper).toBeGreaterThanOrEqual(measured.interval!.upper);
  }
  expect(byName(rows)['average_precision']!.n).toBe(
    rows.yTrue.filter((label) => label === 1).length,
  );
});

test('the variance of the correlation is that of Bishop, Fienberg and Holland', () => {
  const [a, b, c, d] = [40, 9, 120, 15];
  const counts = { truePositive: a, falsePositive: b, trueNegative: c, falseNegative: d };
  const n = a + b + c + d;
  const { value: phi, interval } = matthewsInterval(counts, 0.9);
  const [r1, r0, c1, c0] = [a + d, b + c, a + b, c + d].map((sum) => sum / n) as [
    number,
    number,
    number,
    number,
  ];
  const skew = ((r1 - r0) * (c1 - c0)) / Math.sqrt(r1 * r0 * c1 * c0);
  const tails = (r1 - r0) ** 2 / (r1 * r0) + (c1 - c0) ** 2 / (c1 * c0);
  const variance = (1 - phi ** 2 + phi * (1 + phi ** 2 / 2) * skew - 0.75 * phi ** 2 * tails) / n;
  const half = (normalQuantile(0.95) * Math.sqrt(variance)) / (1 - phi ** 2);
  expect(interval!.lower).toBeCloseTo(Math.tanh(Math.atanh(phi) - half), 12);
  expect(interval!.upper).toBeCloseTo(Math.tanh(Math.atanh(phi) + half), 12);
});

test('the band of KS is as wide as its level asks for', () => {
  const yTrue = new Uint8Array(500).fill(1, 0, 100);
  const score = Float64Array.from(yTrue, (label, row) => ((row % 10) + 4 * label) / 20);
  const { value, interval } = byName({ yTrue, score, decision: yTrue })['ks']!;
  if (!value.defined) throw new Error('ks must be defined');
  // √(ln(2 / (1 − √0.95)) / 800) + √(ln(2 / (1 − √0.95)) / 200)
  expect(interval!.upper - value.value).toBeCloseTo(0.221708056204382, 12);
  expect(value.value - interval!.lower).toBeCloseTo(0.221708056204382, 12);
});

test('of 300 samples about one in twenty misses the truth, or fewer', () => {
  const truth = byName(draw(200_000));
  const missed: Record<string, number> = {};
  for (let sample = 0; sample < 300; sample += 1) {
    for (const { metric, interval } of measure(draw(150))) {
      const { value } = truth[metric]!;
      if (!value.defined || !interval) throw new Error(`${metric} must have an interval`);
      const isOutside = value.value < interval.lower || value.value > interval.upper;
      missed[metric] = (missed[metric] ?? 0) + (isOutside ? 1 : 0);
    }
  }
  // 15 are expected at most; 27 is three standard deviations above.
  for (const metric of also) expect(missed[metric], metric).toBeLessThanOrEqual(27);
  // And the first two are no wider than they must be.
  for (const metric of ['balanced_accuracy', 'mcc'])
    expect(missed[metric], metric).toBeGreaterThan(3);
});

describe('at the borders', () => {
  const perfect = {
    yTrue: Uint8Array.of(0, 0, 1, 1),
    score: Float64Array.of(0.1, 0.2, 0.8, 0.9),
    decision: Uint8Array.of(0, 0, 1, 1),
  };
  test('all right', () => {
    const { mcc, ks, average_precision, balanced_accuracy } = byName(perfect);
    expect(mcc).toMatchObject({ value: { defined: true, value: 1 } });
    expect(mcc!.interval).toBe(undefined);
    expect(ks!.interval!.upper).toBe(1);
    expect(average_precision!.interval).toEqual(
      wilsonInterval({ successes: 2, trials: 2, level: 0.95 }),
    );
    expect(balanced_accuracy!.interval!.upper).toBe(1);
    expect(balanced_accuracy!.interval!.lower).toBeLessThan(0.8);
  });
  test.each([
    ['no rows', [], [], ['no_rows', 'no_rows', 'no_rows', 'no_rows']],
    [
      'no positives',
      [0, 0],
      [0, 1],
      ['single_class', 'single_class', 'no_positives', 'single_class'],
    ],
    ['no negatives', [1, 1], [0, 1], ['single_class', 'single_class', 'defined', 'single_class']],
    ['one decision', [0, 1], [1, 1], ['defined', 'single_predicted_class', 'defined', 'defined']],
  ])('%s', (_, yTrue, decision, reasons) => {
    const measured = measure({
      yTrue: Uint8Array.from(yTrue),
      score: new Float64Array(yTrue.length).fill(0.5),
      decision: Uint8Array.from(decision),
    });
    expect(measured.map(({ value }) => (value.defined ? 'defined' : value.reason))).toEqual(
      reasons,
    );
    for (const { value, interval } of measured) expect(interval && !value.defined).not.toBe(true);
  });
});

test('the procedure measures them too, and a correlation may be negative', () => {
  const { yTrue, score, decision } = draw(40, 0);
  const turned = decision.map((label, row) => (row < 30 ? 1 - yTrue[row]! : label));
  const measured = procedureMetrics({
    yTrue,
    scores: [score, score],
    decisions: [turned, decision.map((label, row) => (row < 25 ? 1 - yTrue[row]! : label))],
    level: 0.95,
    also,
  });
  expect(measured.slice(7).map(({ metric }) => metric)).toEqual(also);
  expect(measured[8]!.interval!.lower).toBeLessThan(-0.2);
});
