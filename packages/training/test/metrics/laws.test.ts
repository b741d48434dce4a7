import { categoryColumn } from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callable } from './all-metrics.ts';
import {
  asClassed,
  asLabelled,
  asRanked,
  classed,
  classMetrics,
  column,
  expectSame,
  labelled,
  labelMetrics,
  lossMetrics,
  measure,
  ordinalMetrics,
  pairMetrics,
  type Row,
  ranked,
  rankMetrics,
  reportMetrics,
  runs,
  titled,
} from './law-tables.ts';

// After scikit-learn's sklearn/metrics/tests/test_common.py: each metric with the laws that it obeys.
const families = [
  {
    of: [...labelMetrics, ...ordinalMetrics, ...reportMetrics],
    rows: labelled,
    make: asLabelled,
    weight: 2,
  },
  { of: [...rankMetrics, ...lossMetrics], rows: ranked, make: asRanked, weight: 2 },
  { of: classMetrics, rows: classed, make: asClassed, weight: 3 },
] as const;

describe.each(families)('weights and order, $of.0.name and its like', (family) => {
  const { make } = family;
  const rows = family.rows as fc.Arbitrary<Row[]>;
  const weightsOf = (some: readonly Row[]) => column(some, family.weight);
  test.each(titled(family.of))('%s', (_, metric) => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 39 }), (given, shift) => {
        const turned = [
          ...given.slice(shift % given.length),
          ...given.slice(0, shift % given.length),
        ];
        const plain = measure(metric, make(given));
        expectSame(measure(metric, make(turned)), plain);
        expectSame(
          measure(
            metric,
            make(
              given,
              given.map(() => 1),
            ),
          ),
          plain,
        );
        const weights = weightsOf(given);
        if (weights.every((one) => one === 0)) return;
        const weighted = measure(metric, make(given, weights));
        if (metric.name === 'classificationReport') return;
        const repeated = given.flatMap((row) => Array<Row>(row[family.weight]!).fill(row));
        expectSame(measure(metric, make(repeated)), weighted);
        expectSame(
          measure(
            metric,
            make(
              given,
              weights.map((one) => one * 0.37),
            ),
          ),
          weighted,
        );
      }),
      runs,
    );
  });
});

describe('labels', () => {
  test.each(titled(labelMetrics))('%s: renaming them changes nothing', (_, metric) => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const renamed = rows.map((row) => row.map((one) => [7, -1, 4, 2][one]!));
        expectSame(measure(metric, asLabelled(renamed)), measure(metric, asLabelled(rows)));
      }),
      runs,
    );
  });

  test.each(titled([...labelMetrics, ...ordinalMetrics]))(
    '%s: however they are held',
    (_, metric) => {
      fc.assert(
        fc.property(labelled, (rows) => {
          const [yTrue, yPred] = [column(rows, 0), column(rows, 1)];
          const texts = (numbers: number[]) => numbers.map((one) => 'abcd'[one]!);
          const expected = measure(metric, { yTrue, yPred });
          for (const hold of [
            (numbers: number[]) => Uint8Array.from(numbers),
            (numbers: number[]) => Int32Array.from(numbers),
            (numbers: number[]) => Float64Array.from(numbers, (one) => one * 1000.5),
            texts,
            // Two dictionaries, each in its own order.
            (numbers: number[]) => categoryColumn(texts(numbers)),
          ]) {
            expectSame(measure(metric, { yTrue: hold(yTrue), yPred: hold(yPred) }), expected);
          }
        }),
        runs,
      );
    },
  );

  const symmetric = labelMetrics.filter(
    ({ name, options }) =>
      ['accuracy', 'matthewsCorrelation', 'cohenKappa', 'zeroOneLoss', 'hammingLoss'].includes(
        name,
      ) ||
      (['f1', 'jaccard'].includes(name) && options['average'] !== 'weighted'),
  );
  test.each(titled([...symmetric, ...ordinalMetrics]))('%s: symmetric', (_, metric) => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const { yTrue, yPred } = asLabelled(rows) as { yTrue: number[]; yPred: number[] };
        const [one, other] = [
          measure(metric, { yTrue, yPred }),
          measure(metric, { yTrue: yPred, yPred: yTrue }),
        ] as { defined: boolean }[];
        // What is missing may have another name seen from the other side.
        expect(other!.defined).toBe(one!.defined);
        if (one!.defined) expectSame(other, one);
      }),
      runs,
    );
  });

  test('precision is recall with the roles changed, and neither is symmetric', () => {
    const [yTrue, yPred] = [
      [0, 1, 1, 1],
      [1, 1, 0, 0],
    ];
    const precision = callable['precision']!({ yTrue, yPred } as never);
    expectSame(callable['recall']!({ yTrue: yPred, yPred: yTrue } as never), precision);
    expect(callable['recall']!({ yTrue, yPred } as never)).not.toEqual(precision);
  });
});

describe('what is not finite is refused, with its index', () => {
  const yTrue = [0, 1, 0, 1];
  const everything = [
    ...[...rankMetrics, ...lossMetrics].map((metric) => ({
      metric,
      bad: (value: number) => ({ yTrue, score: [0.1, 0.2, value, 0.4] }),
    })),
    ...[...classMetrics, ...pairMetrics].map((metric) => ({
      metric,
      bad: (value: number) => ({
        yTrue,
        scores: [
          [0.5, 0.5, value, 0.5],
          [0.5, 0.5, 0.5, 0.5],
        ],
      }),
    })),
    ...[...labelMetrics, ...ordinalMetrics].map((metric) => ({
      metric,
      bad: (value: number) => ({ yTrue, yPred: [0, 1, value, 1] }),
    })),
    ...[...labelMetrics, ...ordinalMetrics].map((metric) => ({
      metric,
      bad: (value: number) => ({ yTrue, yPred: yTrue, weights: [1, 1, value, 1] }),
    })),
  ];
  test.each(everything)('$metric.name $metric.options', ({ metric, bad }) => {
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      expect(() => measure(metric, bad(value))).toThrow(
        expect.objectContaining({
          code: 'TRAINING_SCORES_INVALID',
          details: expect.objectContaining({ index: 2 }),
        }),
      );
    }
  });
});
