import { categoryColumn } from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callable } from './all-metrics.ts';
import {
  asClassed,
  asRanked,
  classed,
  expectSame,
  lossMetrics,
  measure,
  pairMetrics,
  ranked,
  rankMetrics,
  runs,
  titled,
} from './law-tables.ts';

type Columns = Readonly<Record<'thresholds', Float64Array>>;

describe('ranks', () => {
  const rising = rankMetrics.filter(({ name }) => !/Curve|Gains/.test(name));
  test.each(titled(rising))('%s: only the order of the scores counts', (_, metric) => {
    fc.assert(
      fc.property(ranked, (rows) => {
        const { yTrue, score } = asRanked(rows) as { yTrue: number[]; score: number[] };
        const bent = score.map((one) => Math.exp(3 * one) - 900);
        expectSame(measure(metric, { yTrue, score: bent }), measure(metric, { yTrue, score }));
      }),
      runs,
    );
  });

  test('the area of reversed scores, or of reversed labels, is the rest to 1', () => {
    fc.assert(
      fc.property(ranked, (rows) => {
        const { yTrue, score } = asRanked(rows) as { yTrue: number[]; score: number[] };
        const area = (truth: number[], by: number[]): number => {
          const value = callable['rocAuc']!({ yTrue: truth, score: by } as never) as {
            value?: number;
          };
          return value.value ?? Number.NaN;
        };
        const whole = area(yTrue, score);
        if (Number.isNaN(whole)) return;
        const negated = score.map((one) => -one);
        expect(area(yTrue, negated)).toBeCloseTo(1 - whole, 12);
        expect(
          area(
            yTrue.map((one) => 1 - one),
            score,
          ),
        ).toBeCloseTo(1 - whole, 12);
      }),
      runs,
    );
  });

  test.each(titled([...rankMetrics, ...lossMetrics]))('%s: labels as text', (_, metric) => {
    fc.assert(
      fc.property(ranked, (rows) => {
        const { yTrue, score } = asRanked([[1, 4], ...rows]) as {
          yTrue: number[];
          score: number[];
        };
        const texts = yTrue.map((one) => (one === 1 ? 'deny' : 'grant'));
        const expected = measure(metric, { yTrue: Uint8Array.from(yTrue), score });
        for (const held of [texts, categoryColumn(texts)]) {
          expectSame(measure(metric, { yTrue: held, score, positive: 'deny' }), expected);
        }
      }),
      runs,
    );
  });
});

test.each(titled(pairMetrics))('%s: row order and labels do not matter', (_, metric) => {
  fc.assert(
    fc.property(classed, (rows) => {
      const plain = measure(metric, asClassed(rows));
      expectSame(measure(metric, asClassed(rows.toReversed())), plain);
      const named = asClassed(rows) as { yTrue: number[]; scores: number[][] };
      const yTrue = named.yTrue.map((one) => 'xyz'[one]!);
      const [first, second, third] = named.scores;
      const turned = { yTrue, scores: [third, first, second], labels: ['z', 'x', 'y'] };
      expectSame(measure(metric, turned), plain);
    }),
    runs,
  );
});

test('−0 and 0 are one score, called 0; the sums of weights lose nothing', () => {
  const few = callable['rocCurve']!({ yTrue: [0, 1], score: [-0, -0] } as never) as Columns;
  expect([...few.thresholds]).toEqual([Infinity, 0]);
  const weights = [1, 2 ** 53, 1, 1, 1, 1];
  const rows = { yTrue: [1, 1, 1, 1, 1, 0], score: [1, 1, 1, 1, 1, 0], weights };
  const gains = callable['cumulativeGain']!({ ...rows, count: 2 ** 53 + 4 } as never);
  expect(gains).toEqual({ defined: true, value: 1 });
});

test('a certain and right probability is clipped too', () => {
  const loss = callable['logLoss']!({ yTrue: [1], score: [1] } as never);
  expect(loss).toEqual({ defined: true, value: -Math.log(1 - 2 ** -52) });
});
