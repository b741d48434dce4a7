import { categoryColumn } from '@codexhub/common-config/columns';
import { createRandom } from '@codexhub/common-config/kernel';
import { describe, expect, test } from 'vitest';
import { confusionMatrix } from '../../../src/metrics/classification/confusion-matrix.ts';
import { binaryByteCounts, binaryCodeCounts } from '../../../src/metrics/labels/binary-counts.ts';
import { compareLabels } from '../../../src/metrics/labels/label.ts';

const random = createRandom(20261121).stream('labels');
const bits = (length: number, share = 2): Uint8Array => {
  const drawn = new Uint8Array(length);
  for (let row = 0; row < length; row += 1) drawn[row] = random.integer(share) === 0 ? 1 : 0;
  return drawn;
};

function counted(truth: ArrayLike<number>, predicted: ArrayLike<number>): number[] {
  const counts = [0, 0, 0, 0];
  for (let row = 0; row < truth.length; row += 1) counts[2 * truth[row]! + predicted[row]!]! += 1;
  return counts;
}

describe('bits, four at a time', () => {
  // 1020 rows fill the lanes once: 255 words of four.
  test.each([0, 1, 3, 4, 5, 1019, 1020, 1021, 5003])('%d rows', (length) => {
    const [truth, predicted] = [bits(length, 3), bits(length)];
    expect(binaryByteCounts(truth, predicted)).toEqual(counted(truth, predicted));
    expect(binaryCodeCounts(Int32Array.from(truth), Int32Array.from(predicted))).toEqual(
      counted(truth, predicted),
    );
  });

  test('all ones fill the lanes to the brim', () => {
    const ones = new Uint8Array(5000).fill(1);
    expect(binaryByteCounts(ones, ones)).toEqual([0, 0, 0, 5000]);
  });

  test.each([0, 1, 2, 3, 1020, 2042])('another byte at %d is seen', (at) => {
    for (const other of [2, 255]) {
      const [truth, predicted] = [bits(2043), bits(2043)];
      predicted[at] = other;
      expect(binaryByteCounts(truth, predicted)).toBe(undefined);
      const { labels, counts } = confusionMatrix({ yTrue: truth, yPred: predicted });
      expect(labels).toEqual([0, 1, other]);
      expect(counts[truth[at]!]![2]).toBe(1);
      expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(2043);
    }
  });

  test('a piece of a larger buffer, wherever it begins', () => {
    const [truth, predicted] = [bits(100), bits(100)];
    for (const from of [0, 1, 2, 3, 4]) {
      const [a, b] = [truth.subarray(from, 90), predicted.subarray(from, 90)];
      const { counts } = confusionMatrix({ yTrue: a, yPred: b });
      expect(counts.flat()).toEqual(counted(a, b));
    }
  });
});

describe('what cannot be counted is refused, with its index', () => {
  const two = categoryColumn(['a', 'b', 'a', 'b']);
  const three = categoryColumn(['a', 'b', 'c', 'b']);
  const withCode = (column: typeof two, code: number) => ({
    ...column,
    codes: Int32Array.of(0, 1, code, 1),
  });
  test.each([
    ['a missing label of two', { yTrue: two, yPred: withCode(two, -1) }, 'yPred', 2],
    ['a missing true label of two', { yTrue: withCode(two, -1), yPred: two }, 'yTrue', 2],
    ['a missing label of three', { yTrue: three, yPred: withCode(three, -1) }, 'yPred', 2],
    ['a code outside the dictionary', { yTrue: withCode(two, 2), yPred: two }, 'yTrue', 2],
    ['a number among texts', { yTrue: ['a', 'b', 1, 'b'], yPred: two }, 'yTrue', 2],
    ['a null', { yTrue: [1, 0, null, 0], yPred: [1, 1, 1, 1] }, 'yTrue', 2],
    ['NaN', { yTrue: [1, 1, 1, 1], yPred: Float64Array.of(1, 1, Number.NaN, 1) }, 'yPred', 2],
    ['a negative weight', { yTrue: two, yPred: two, weights: [1, 1, -1, 1] }, 'weights', 2],
    ['an infinite weight', { yTrue: two, yPred: two, weights: [1, 1, Infinity, 1] }, 'weights', 2],
  ])('%s', (_, rows, array, index) => {
    expect(() => confusionMatrix(rows as never)).toThrow(
      expect.objectContaining({
        code: 'TRAINING_SCORES_INVALID',
        details: expect.objectContaining({ array, index }),
      }),
    );
  });

  test.each([
    ['too few predictions', { yTrue: two, yPred: ['a'] }, 'yPred'],
    ['too few weights', { yTrue: two, yPred: two, weights: [1] }, 'weights'],
    ['numbers against texts', { yTrue: two, yPred: [1, 2, 1, 2] }, 'yPred'],
    [
      'a repeated category',
      { yTrue: two, yPred: { ...two, categories: ['a', 'a'] } },
      'yPred.categories',
    ],
  ])('%s', (_, rows, array) => {
    expect(() => confusionMatrix(rows as never)).toThrow(
      expect.objectContaining({
        code: 'TRAINING_SCORES_INVALID',
        details: expect.objectContaining({ array }),
      }),
    );
  });

  test('no message holds a text of the rows', () => {
    const secret = 'Jane Doe';
    const rows = { yTrue: [secret, 1], yPred: [1, secret] };
    expect(() => confusionMatrix(rows as never)).toThrow(/^(?!.*Jane Doe)/s);
  });

  test('numbers that are no classes', () => {
    const many = Float64Array.from({ length: 2049 }, (_, row) => row / 2);
    expect(() => confusionMatrix({ yTrue: many, yPred: many })).toThrow(
      expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
    );
  });
});

test.each([20_000, 16_383])('all bytes, %d rows', (length) => {
  const [yTrue, yPred] = [new Uint8Array(length), new Uint8Array(length)];
  for (let row = 0; row < length; row += 1) {
    yTrue[row] = random.integer(256);
    yPred[row] = random.integer(256);
  }
  const expected = Array.from({ length: 256 }, () => new Array<number>(256).fill(0));
  for (let row = 0; row < length; row += 1) expected[yTrue[row]!]![yPred[row]!]! += 1;
  const { labels, counts } = confusionMatrix({ yTrue, yPred });
  expect(labels).toEqual([...expected.keys()]);
  expect(JSON.stringify(counts)).toBe(JSON.stringify(expected));
});

test('labels stand in the order of NumPy: by number, by code point', () => {
  expect(Math.sign(compareLabels('ﬁ', '\u{1f600}'))).toBe(-1);
  expect(Math.sign(compareLabels('\u{1f600}', 'ﬁ'))).toBe(1);
  expect([10, 9, -1].sort(compareLabels)).toEqual([-1, 9, 10]);
  expect(['\u{1f600}', 'ﬁ', 'b', 'B', 'ba', ''].sort(compareLabels)).toEqual([
    '',
    'B',
    'b',
    'ba',
    'ﬁ',
    '\u{1f600}',
  ]);
});

test('sums of weights lose nothing', () => {
  const weights = [1, 2 ** 53, 1, 1, 1];
  const ones = [1, 1, 1, 1, 1];
  expect(confusionMatrix({ yTrue: ones, yPred: ones, weights }).total).toBe(2 ** 53 + 4);
});

test('large labels and far ones are labels too', () => {
  const yTrue = [2 ** 40, -5, 2 ** 40];
  expect(confusionMatrix({ yTrue, yPred: [-5, -5, 2 ** 40] })).toEqual({
    labels: [-5, 2 ** 40],
    counts: [
      [1, 0],
      [1, 1],
    ],
    total: 3,
    excluded: 0,
  });
});
