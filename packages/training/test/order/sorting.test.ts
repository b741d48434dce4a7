import { createRandom } from '@codexhub/common-config/kernel';
import { describe, expect, test } from 'vitest';
import { rankScores } from '../../src/metrics/score-ranking.ts';
import { orderRows } from '../../src/order/order-rows.ts';
import { sortNumbers } from '../../src/order/sort-numbers.ts';

const random = createRandom(20261121).stream('sorting');
const shapes: Record<string, () => number> = {
  uniform: () => random.next(),
  'both signs': () => random.next() - 0.5,
  ties: () => random.integer(5) / 4,
  constant: () => 0.25,
  'equal upper words': () => 0.5 + random.next() * 1e-12,
  'near one': () => 1 - random.next() * 1e-7,
  'three hundred decades': () => 10 ** (random.next() * 600 - 300),
  infinities: () => [-Infinity, random.next(), Infinity][random.integer(3)]!,
  subnormal: () => random.integer(1000) * Number.MIN_VALUE,
  'outliers among a cluster': () =>
    random.integer(50) === 0 ? (random.next() - 0.5) * 1e300 : 1 + random.next() * 1e-9,
};

describe.each(Object.entries(shapes))('%s', (_, draw) => {
  test.each([0, 1, 2, 40, 3000])(
    '%d numbers come out as the typed sort and a stable sort say',
    (n) => {
      const score = new Float64Array(n);
      for (let row = 0; row < n; row += 1) score[row] = draw();
      const expected = score.slice().sort();
      const rows = [...score.keys()].sort((a, b) => score[a]! - score[b]! || a - b);
      expect(sortNumbers(score.slice())).toEqual(expected);
      const { sorted, order } = orderRows(score);
      expect(sorted).toEqual(expected);
      expect([...order]).toEqual(rows);
    },
  );
});

test('a piece of a larger buffer is sorted alone', () => {
  const buffer = Float64Array.from({ length: 4000 }, () => random.next());
  const piece = buffer.subarray(500, 3500);
  const expected = piece.slice().sort();
  const [before, after] = [buffer.slice(0, 500), buffer.slice(3500)];
  expect(sortNumbers(piece)).toEqual(expected);
  expect([buffer.slice(0, 500), buffer.slice(3500)]).toEqual([before, after]);
});

test('bounds part the distinct scores, and −0 is 0', () => {
  const { order, bounds } = rankScores(Float64Array.of(0.5, 0, 0.5, -0, -1));
  expect([...order]).toEqual([4, 1, 3, 0, 2]);
  expect([...bounds]).toEqual([0, 1, 3, 5]);
});
