import { describe, expect, test } from 'vitest';
import { callable } from './all-metrics.ts';

type Options = Record<string, unknown>;
const call = (name: string, options: Options): unknown => callable[name]!(options as never);
const why = (name: string, options: Options): unknown =>
  (call(name, options) as { reason?: string }).reason;

const noPositive = { yTrue: [0, 0], yPred: [0, 0] };
const allPositive = { yTrue: [1, 1], yPred: [1, 1] };
const three = { yTrue: [0, 1, 2], yPred: [0, 1, 1] };
const scores = [0.2, 0.7];

describe('an undefined value has its reason', () => {
  test.each<[string, Options, string]>([
    ['precision', noPositive, 'no_predicted_positives'],
    ['precision', { ...three, average: 'macro' }, 'no_predicted_positives'],
    ['precision', { ...three, average: 'weighted' }, 'no_predicted_positives'],
    ['recall', noPositive, 'no_positives'],
    ['recall', { ...noPositive, yTrue: [], yPred: [] }, 'no_rows'],
    ['recall', { ...allPositive, weights: [0, 0] }, 'no_weight'],
    ['f1', noPositive, 'no_positives'],
    ['fBeta', { ...noPositive, beta: Infinity }, 'no_positives'],
    ['fBeta', { ...noPositive, beta: 0 }, 'no_predicted_positives'],
    ['jaccard', noPositive, 'no_positives'],
    ['specificity', allPositive, 'no_negatives'],
    ['negativePredictiveValue', allPositive, 'no_predicted_negatives'],
    ['accuracy', { yTrue: [], yPred: [] }, 'no_rows'],
    ['accuracy', { ...three, weights: [0, 0, 0] }, 'no_weight'],
    ['balancedAccuracy', { ...noPositive, adjusted: true }, 'single_class'],
    ['matthewsCorrelation', { yTrue: [0, 0], yPred: [0, 1] }, 'single_class'],
    ['matthewsCorrelation', { yTrue: [0, 1], yPred: [0, 0] }, 'single_predicted_class'],
    ['cohenKappa', allPositive, 'no_expected_disagreement'],
    ['zeroOneLoss', { yTrue: [], yPred: [] }, 'no_rows'],
    ['rocAuc', { yTrue: [1, 1], score: scores }, 'single_class'],
    ['rocAuc', { yTrue: [0, 1], score: scores, weights: [0, 1] }, 'single_class'],
    ['rocAuc', { yTrue: [], score: [] }, 'no_rows'],
    ['rocAuc', { yTrue: [1, 1], score: scores, maxFalsePositiveRate: 0.5 }, 'single_class'],
    ['rocCurve', { yTrue: [0, 0], score: scores }, 'single_class'],
    ['rocCurve', { yTrue: [], score: [] }, 'no_rows'],
    ['precisionRecallCurve', { yTrue: [0, 0], score: scores }, 'no_positives'],
    ['precisionRecallCurve', { yTrue: [], score: [], compat: 'sklearn' }, 'no_rows'],
    ['averagePrecision', { yTrue: [0, 0], score: scores }, 'no_positives'],
    ['averagePrecision', { yTrue: [0, 1], score: scores, weights: [1, 0] }, 'no_positives'],
    ['ksStatistic', { yTrue: [1, 1], score: scores }, 'single_class'],
    ['lift', { yTrue: [0, 0], score: scores, share: 0.5 }, 'no_positives'],
    ['cumulativeGain', { yTrue: [], score: [], share: 0.5 }, 'no_rows'],
    ['cumulativeGains', { yTrue: [0], score: [1] }, 'no_positives'],
    ['logLoss', { yTrue: [], score: [] }, 'no_rows'],
    ['brierScore', { yTrue: [0, 1], score: scores, weights: [0, 0] }, 'no_weight'],
    ['ndcg', { relevance: [0, 0], score: scores }, 'no_positives'],
    ['dcg', { relevance: [], score: [] }, 'no_rows'],
    ['topKAccuracy', { yTrue: [], scores: [[], []], labels: [0, 1], k: 1 }, 'no_rows'],
    ['multiclassLogLoss', { yTrue: [], scores: [[], []], labels: [0, 1] }, 'no_rows'],
    [
      'multiclassRocAuc',
      {
        yTrue: [0, 1],
        scores: [
          [1, 0],
          [0, 1],
          [0, 0],
        ],
        labels: [0, 1, 2],
        multiClass: 'ovr',
      },
      'single_class',
    ],
    [
      'multiclassRocAuc',
      {
        yTrue: [0, 1],
        scores: [
          [1, 0],
          [0, 1],
          [0, 0],
        ],
        labels: [0, 1, 2],
        multiClass: 'ovo',
      },
      'single_class',
    ],
  ])('%s of %j: %s', (name, options, reason) => {
    expect(why(name, options)).toBe(reason);
  });

  test('a class without support does not count in a weighted mean, and does in a plain one', () => {
    const rows = { yTrue: [0, 1, 1], yPred: [0, 1, 2] };
    expect(call('recall', { ...rows, average: 'weighted' })).toEqual({
      defined: true,
      value: 2 / 3,
    });
    expect(why('recall', { ...rows, average: 'macro' })).toBe('no_positives');
  });
});

describe('options that cannot hold are refused', () => {
  const two = { yTrue: [0, 1], yPred: [0, 1] };
  const ranks = { yTrue: [0, 1], score: scores };
  const classes = {
    yTrue: [0, 1],
    scores: [
      [1, 0],
      [0, 1],
    ],
  };
  test.each<[string, string, Options]>([
    ['three labels and binary', 'precision', three],
    ['a positive label that is none of two', 'precision', { ...two, positive: 2 }],
    ['texts without a positive label', 'recall', { yTrue: ['a', 'b'], yPred: ['a', 'b'] }],
    ['labels of a binary average', 'f1', { ...two, labels: [0, 1] }],
    ['a label twice', 'f1', { ...two, average: 'macro', labels: [0, 0] }],
    ['labels of which none occurs', 'f1', { ...two, average: 'macro', labels: [8] }],
    ['no label', 'confusionMatrix', { ...two, labels: [] }],
    ['zeroDivision alone', 'precision', { ...two, zeroDivision: 1 }],
    ['zeroDivision alone, in a report', 'classificationReport', { ...two, zeroDivision: 1 }],
    ['a negative beta', 'fBeta', { ...two, beta: -1 }],
    ['NaN as beta', 'fBeta', { ...two, beta: Number.NaN }],
    ['kappa of fewer labels than occur', 'cohenKappa', { ...two, labels: [0] }],
    ['a rate of 0', 'rocAuc', { ...ranks, maxFalsePositiveRate: 0 }],
    ['a rate above 1', 'rocAuc', { ...ranks, maxFalsePositiveRate: 1.5 }],
    ['no cut', 'lift', ranks],
    ['two cuts', 'lift', { ...ranks, share: 0.5, count: 1 }],
    ['a share of 0', 'lift', { ...ranks, share: 0 }],
    ['more rows than there are', 'cumulativeGain', { ...ranks, count: 3 }],
    ['a positive label that no row has', 'rocAuc', { ...ranks, positive: 5 }],
    ['texts without a positive label, ranked', 'rocAuc', { yTrue: ['a', 'b'], score: scores }],
    ['k = 0', 'topKAccuracy', { ...classes, k: 0 }],
    ['half a place', 'dcg', { relevance: [1, 2], score: scores, k: 1.5 }],
    [
      'a vector too many',
      'multiclassLogLoss',
      {
        ...classes,
        scores: [
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      },
    ],
    ['weights of pairs', 'multiclassRocAuc', { ...classes, multiClass: 'ovo', weights: [1, 1] }],
    ['micro of pairs', 'multiclassRocAuc', { ...classes, multiClass: 'ovo', average: 'micro' }],
    ['a class named twice', 'multiclassLogLoss', { ...classes, labels: [1, 1] }],
  ])('%s', (_, name, options) => {
    expect(() => call(name, options)).toThrow(
      expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
    );
  });

  test.each<[string, string, Options, Options]>([
    [
      'a third label',
      'rocAuc',
      { yTrue: [0, 1, 2], score: [1, 2, 3] },
      { array: 'yTrue', index: 2 },
    ],
    ['a byte of 2', 'rocAuc', { yTrue: Uint8Array.of(0, 2), score: scores }, { index: 1 }],
    ['too few scores', 'ksStatistic', { yTrue: [0, 1], score: [1] }, { array: 'score' }],
    ['a probability above 1', 'logLoss', { yTrue: [0, 1], score: [0, 1.5] }, { index: 1 }],
    [
      'a sum of 1.2',
      'multiclassLogLoss',
      {
        ...classes,
        scores: [
          [0.5, 0],
          [0.5, 1.2],
        ],
      },
      { index: 1 },
    ],
    [
      'a sum of 0.9',
      'multiclassBrierScore',
      {
        ...classes,
        scores: [
          [0.5, 0],
          [0.5, 0.9],
        ],
      },
      { index: 1 },
    ],
    [
      'an unknown class',
      'multiclassLogLoss',
      { ...classes, labels: [0, 7] },
      { array: 'yTrue', index: 1 },
    ],
    ['a negative relevance', 'ndcg', { relevance: [1, -1], score: scores }, { index: 1 }],
  ])('%s', (_, name, options, details) => {
    expect(() => call(name, options)).toThrow(
      expect.objectContaining({
        code: 'TRAINING_SCORES_INVALID',
        details: expect.objectContaining(details),
      }),
    );
  });
});

test('rows outside the labels asked for are counted as excluded', () => {
  const rows = { yTrue: [0, 1, 2, 2, 0], yPred: [0, 1, 2, 0, 2], weights: [1, 2, 3, 4, 0.5] };
  expect(call('confusionMatrix', { ...rows, labels: [1, 0] })).toEqual({
    labels: [1, 0],
    counts: [
      [2, 0],
      [0, 1],
    ],
    total: 10.5,
    excluded: 7.5,
  });
});

test('top k: classes that tie share the places', () => {
  const rows = { yTrue: [0], scores: [[0.4], [0.4], [0.2]], labels: [0, 1, 2] };
  const at = (k: number, compat?: 'sklearn') => call('topKAccuracy', { ...rows, k, compat });
  expect(at(1)).toEqual({ defined: true, value: 0.5 });
  expect(at(2)).toEqual({ defined: true, value: 1 });
  expect(at(1, 'sklearn')).toEqual({ defined: true, value: 0 });
});
