import type { MetricChange } from '@codexhub/common-config/records';
import { describe, expect, test } from 'vitest';
import {
  averagePrecision,
  compareAreas,
  compareDecisions,
  compareModels,
  ksStatistic,
  type MetricChangesOptions,
  metricChanges,
} from '../../../src/index.ts';
import { agree, readGolden } from '../../fixtures/read-golden.ts';
import { number, said } from './paired.ts';

interface Expected {
  readonly baseline: number;
  readonly candidate: number;
  readonly absolute: readonly [number, number];
  readonly relative: readonly [number, number] | string;
}

interface Case {
  readonly name: string;
  readonly yTrue: number[];
  readonly baseline: number[];
  readonly candidate: number[];
  readonly cut: number;
  readonly metrics: Readonly<Record<string, Expected>>;
}

const { level, cases } = readGolden<{ level: number; cases: Case[] }>('changes');
const all = [...Object.keys(cases[0]!.metrics), 'average_precision', 'ks'];

function rowsOf({ yTrue, baseline, candidate, cut }: Case): MetricChangesOptions {
  const models = { baseline: said(baseline, cut), candidate: said(candidate, cut) };
  return { yTrue: Uint8Array.from(yTrue), ...models, metrics: all, level, seed: 42 };
}

describe.each(cases)('as scikit-learn, scipy and pROC have it: $name', (golden) => {
  const changes = metricChanges(rowsOf(golden));
  test.each(Object.entries(golden.metrics))('%s', (metric, expected) => {
    const { baseline, candidate, absolute, relative } = changes.find(
      (change) => change.metric === metric,
    )!;
    const close = (ours: number, theirs: number): void =>
      expect(agree(ours, theirs), `${ours} is not ${theirs}`).toBe(true);
    close(number(baseline), expected.baseline);
    close(number(candidate), expected.candidate);
    close(number(absolute.value), expected.candidate - expected.baseline);
    close(absolute.interval!.lower, expected.absolute[0]);
    close(absolute.interval!.upper, expected.absolute[1]);
    if (typeof expected.relative === 'string') {
      expect(relative).toEqual({ value: { defined: false, reason: expected.relative } });
      return;
    }
    close(
      number(relative.value),
      (expected.candidate - expected.baseline) / Math.abs(expected.baseline),
    );
    // Theirs are found by bisection.
    expect(relative.interval!.lower).toBeCloseTo(expected.relative[0], 10);
    expect(relative.interval!.upper / expected.relative[1]).toBeCloseTo(1, 9);
  });
});

test('accuracy and AUC are what the comparisons of two models say', () => {
  const { yTrue, baseline, candidate } = rowsOf(cases[0]!);
  const [accuracy, area] = metricChanges({
    ...rowsOf(cases[0]!),
    metrics: ['accuracy', 'roc_auc'],
  }) as [MetricChange, MetricChange];
  const decisions = { decisionA: candidate.decision, decisionB: baseline.decision };
  const { lower, upper } = compareDecisions({ yTrue, ...decisions, level }).interval!;
  expect(accuracy.absolute.interval!.lower).toBeCloseTo(lower, 14);
  expect(accuracy.absolute.interval!.upper).toBeCloseTo(upper, 14);
  const scores = { scoreA: candidate.score, scoreB: baseline.score };
  const compared = compareAreas({ yTrue, ...scores, level }).interval!;
  expect(area.absolute.interval!.lower).toBeCloseTo(compared.lower, 14);
  expect(area.absolute.interval!.upper).toBeCloseTo(compared.upper, 14);
});

test.each([
  ['average_precision', averagePrecision],
  ['ks', ksStatistic],
] as const)('%s has the paired bootstrap of compareModels, seed for seed', (metric, compute) => {
  const { yTrue, baseline, candidate } = rowsOf(cases[1]!);
  const [change] = metricChanges({ ...rowsOf(cases[1]!), metrics: [metric] });
  const compared = compareModels({
    metric: { greaterIsBetter: true, compute },
    a: { yTrue, score: candidate.score },
    b: { yTrue, score: baseline.score },
    level,
    seed: 42,
  });
  const { method: _, ...limits } = compared.interval!;
  expect(change!.absolute.interval).toMatchObject(limits);
  expect(change!.absolute.interval!.method).toBe('paired-bootstrap-percentile');
  expect(change!.relative.interval!.lower).toBeLessThan(number(change!.relative.value));
});

describe('the sign of a relative change', () => {
  // All decided wrongly but the rows named: a correlation below 0.
  const yTrue = Uint8Array.from({ length: 200 }, (_, row) => row % 2);
  const right = (rows: number) => {
    const decision = Uint8Array.from(yTrue, (truth, row) => (row < rows ? truth : 1 - truth));
    return { decision, score: Float64Array.from(decision, (one) => 0.25 + one / 2) };
  };
  const change = (from: number, to: number) =>
    metricChanges({
      yTrue,
      baseline: right(from),
      candidate: right(to),
      metrics: ['mcc'],
      level,
      seed: 1,
    })[0]!;

  test('a negative baseline that rises is an improvement, one that falls a decline', () => {
    expect(number(change(50, 60).baseline)).toBe(-0.5);
    expect(number(change(50, 60).relative.value)).toBeCloseTo(0.2, 12);
    expect(change(50, 60).relative.interval!.lower).toBeGreaterThan(0);
    expect(number(change(50, 40).relative.value)).toBeCloseTo(-0.2, 12);
    expect(change(50, 40).relative.interval!.upper).toBeLessThan(0);
  });

  test('a baseline of 0, or one that cannot be told from it, has nothing relative to it', () => {
    const reason = (from: number) => change(from, 60).relative.value;
    expect(reason(100)).toEqual({ defined: false, reason: 'baseline_zero' });
    expect(reason(104)).toEqual({ defined: false, reason: 'baseline_near_zero' });
    expect(change(100, 60).absolute.interval).toBeDefined();
    expect(change(104, 60).relative).not.toHaveProperty('interval');
  });
});

describe('where there is nothing to compare', () => {
  const base = rowsOf(cases[0]!);
  const nobody = { ...base.candidate, decision: new Uint8Array(base.yTrue.length) };
  const precision = (options: MetricChangesOptions) =>
    metricChanges({ ...options, metrics: ['precision'] })[0]!;

  test('a value that is undefined leaves its reason, whichever model has it', () => {
    for (const options of [
      { ...base, candidate: nobody },
      { ...base, baseline: nobody },
    ]) {
      const { absolute, relative, n } = precision(options);
      const value = { defined: false, reason: 'no_predicted_positives' };
      expect([absolute, relative, n]).toEqual([{ value }, { value }, 0]);
    }
  });

  test('one class, no rows', () => {
    const empty = { score: new Float64Array(0), decision: new Uint8Array(0) };
    const none = metricChanges({
      ...base,
      yTrue: empty.decision,
      baseline: empty,
      candidate: empty,
    });
    expect(none.every(({ absolute }) => !absolute.value.defined)).toBe(true);
    const single = metricChanges({
      ...base,
      yTrue: base.yTrue.map(() => 0),
      metrics: ['roc_auc'],
    })[0]!;
    expect(single.absolute.value).toEqual({ defined: false, reason: 'single_class' });
  });

  test('scores that rank alike show no variance: no interval, unless the models are known to be one', () => {
    const alike = { ...base, candidate: base.baseline };
    const of = (options: MetricChangesOptions) =>
      Object.fromEntries(
        metricChanges(options).map(({ metric, absolute }) => [metric, absolute.interval?.method]),
      );
    expect(of(alike)).toMatchObject({
      roc_auc: undefined,
      log_loss: undefined,
      ks: undefined,
      accuracy: 'agresti-min',
    });
    expect(of({ ...alike, same: 'scores' })).toMatchObject({
      roc_auc: 'identical-scores',
      ks: 'identical-scores',
      accuracy: 'agresti-min',
      f1: 'delta-paired-plus-half',
    });
    const exact = metricChanges({ ...alike, same: 'model' });
    expect(exact.map(({ absolute }) => absolute.interval)).toEqual(
      all.map(() => ({ lower: 0, upper: 0, level, method: 'identical-model' })),
    );
  });

  test.each<[Partial<MetricChangesOptions>, string]>([
    [{ metrics: ['r2'] }, 'TRAINING_OPTION_INVALID'],
    [{ level: 1 }, 'TRAINING_OPTION_INVALID'],
    [{ adjustedLevel: 0 }, 'TRAINING_OPTION_INVALID'],
    [{ seed: 0.5 }, 'TRAINING_OPTION_INVALID'],
    [{ baseline: said([0.1], 0.5) }, 'TRAINING_SCORES_INVALID'],
    [
      { candidate: { ...base.candidate, score: base.candidate.score.map(() => Number.NaN) } },
      'TRAINING_SCORES_INVALID',
    ],
  ])('bad input %#', (change, code) => {
    expect(() => metricChanges({ ...base, ...change })).toThrow(expect.objectContaining({ code }));
  });
});
