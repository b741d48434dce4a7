import { categoryColumn, createTable, numberColumn } from '@codexhub/common-config/columns';
import { defineContract, type FeatureSpecInput } from '@codexhub/common-config/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitFeatures,
  fitTransformFeatures,
  stratifiedKFold,
  transformFeatures,
} from '../../src/index.ts';

type Steps = NonNullable<FeatureSpecInput[number]['steps']>;

const contract = defineContract({
  name: 'steps',
  task: 'binary_classification',
  features: {
    x: { type: 'number', nullable: true },
    job: { type: 'category', values: ['a', 'b', 'c'], nullable: true },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: {},
});

const table = (x: (number | null)[], job: (string | null)[] = x.map(() => 'a')) =>
  createTable({ x: numberColumn(x), job: categoryColumn(job) });
const over = (input: 'x' | 'job', steps: Steps): FeatureSpecInput => [
  { inputs: [input], steps },
  // The other input makes nothing.
  input === 'x'
    ? {
        inputs: ['job'],
        steps: [{ type: 'ordinal' }, { type: 'clip', maximum: -1 }, { type: 'drop_constant' }],
      }
    : { inputs: ['x'], steps: [{ type: 'clip', maximum: -1e9 }, { type: 'drop_constant' }] },
];
/** What steps learn from x, and make of other values. */
function made(steps: Steps, learn: (number | null)[], then = learn) {
  const features = fitFeatures(over('x', steps), contract, table(learn));
  const { values, width } = transformFeatures(features, table(then));
  return {
    columns: features.columns,
    rows: then.map((_, row) => [...values.subarray(row * width, (row + 1) * width)]),
  };
}
function encoded(steps: Steps, learn: (string | null)[], then = learn) {
  const numbers = learn.map((_, row) => row % 2);
  const target = Uint8Array.from(numbers);
  const features = fitFeatures(over('job', steps), contract, table(numbers, learn), { target });
  const { values, width } = transformFeatures(
    features,
    table(
      then.map(() => 0),
      then,
    ),
  );
  return {
    columns: features.columns,
    rows: then.map((_, row) => [...values.subarray(row * width, (row + 1) * width)]),
  };
}

describe('impute', () => {
  test('the indicator is there where training rows hold both, and nothing is done to it', () => {
    const steps: Steps = [{ type: 'impute', indicator: true }, { type: 'standard_scaler' }];
    expect(made(steps, [1, 3, null])).toEqual({
      columns: ['x', 'x is missing'],
      rows: [
        [-Math.sqrt(1.5), 0],
        [Math.sqrt(1.5), 0],
        [0, 1],
      ],
    });
    expect(made(steps, [1, 3, 2]).columns).toEqual(['x']);
    expect(made(steps, [null, null]).columns).toEqual(['x']);
  });

  test('nothing is invented where no training row has a value', () => {
    for (const strategy of ['mean', 'median', 'most_frequent'] as const) {
      expect(made([{ type: 'impute', strategy }], [null, null], [null, 5]).rows).toEqual([
        [NaN],
        [5],
      ]);
    }
    const job: Steps = [{ type: 'impute', strategy: 'most_frequent' }, { type: 'ordinal' }];
    expect(encoded(job, [null, null], [null, 'c']).rows).toEqual([[NaN], [2]]);
  });

  test('ties: the smallest number, the first category of the contract', () => {
    expect(
      made([{ type: 'impute', strategy: 'most_frequent' }], [7, -2, 7, -2, 9], [null]).rows,
    ).toEqual([[-2]]);
    const job: Steps = [{ type: 'impute', strategy: 'most_frequent' }, { type: 'ordinal' }];
    expect(encoded(job, ['c', 'b', 'c', 'b'], [null]).rows).toEqual([[1]]);
  });
});

describe('one_hot', () => {
  test('a category, or a missing cell, that no training row holds: zeros, or refused', () => {
    const spec = (unseen: 'ignore' | 'error'): Steps => [{ type: 'one_hot', unseen }];
    expect(encoded(spec('ignore'), ['a', 'c'], ['b', null, 'c'])).toEqual({
      columns: ['job=a', 'job=c'],
      rows: [
        [0, 0],
        [0, 0],
        [0, 1],
      ],
    });
    for (const unseen of ['b', null]) {
      expect(() => encoded(spec('error'), ['a', 'c'], ['c', unseen])).toThrow(
        expect.objectContaining({
          code: 'TRAINING_MODEL_MISMATCH',
          details: { input: 'job', row: 1, missing: unseen === null },
        }),
      );
    }
  });
});

describe('target_encoding', () => {
  const spec = over('job', [{ type: 'target_encoding', folds: 2 }]);
  const rows = table([1, 2, 3, 4], ['a', 'a', 'b', 'b']);

  test('asks for a label per row', () => {
    for (const target of [undefined, Uint8Array.of(1, 0)]) {
      expect(() => fitFeatures(spec, contract, rows, { target })).toThrow(
        expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
      );
    }
  });

  test('a row of training has the share of its category in the other folds', () => {
    const plain = over('job', [{ type: 'target_encoding', folds: 3, smoothing: 0 }]);
    const jobs = fc.array(fc.constantFrom('a', 'b', null), { minLength: 9, maxLength: 24 });
    fc.assert(
      fc.property(jobs, (drawn) => {
        const target = Uint8Array.from(drawn, (_, row) => (row % 3 === 1 ? 1 : 0));
        const cells = table(
          drawn.map(() => 0),
          drawn,
        );
        const { matrix } = fitTransformFeatures(plain, contract, cells, { target, seed: 4 });
        const folds = stratifiedKFold({ labels: target, nSplits: 3, shuffle: true, seed: 4 });
        for (const { train, test: held } of folds) {
          const share = (rows: readonly number[]): number =>
            rows.filter((row) => target[row] === 1).length / rows.length;
          for (const row of held) {
            const same = [...train].filter((other) => drawn[other] === drawn[row]);
            const expected = share(same.length > 0 ? same : [...train]);
            expect(matrix.values[row]).toBeCloseTo(expected, 14);
          }
        }
      }),
      { seed: 20261121, numRuns: 30 },
    );
  });

  test('too few labels for the folds', () => {
    const target = Uint8Array.of(1, 0, 0, 0);
    expect(() => fitFeatures(spec, contract, rows, { target })).toThrow(
      expect.objectContaining({ code: 'TRAINING_STRATUM_TOO_SMALL' }),
    );
  });
});

describe('numbers', () => {
  test.each([
    ['standard_scaler', [0.1, 0.1, 0.1], [0, 0, 0]],
    ['min_max_scaler', [3, 3], [0, 0]],
    ['robust_scaler', [3, 3, 9], [0, 0, 2]],
    ['max_abs_scaler', [0, 0], [0, 0]],
    ['max_abs_scaler', [-4, 2], [-1, 0.5]],
  ] as const)('%s of %j is %j', (type, values, expected) => {
    made([{ type }], [...values]).rows.forEach(([value], at) => {
      expect(value).toBeCloseTo(expected[at]!, 12);
    });
  });

  test('what does not vary is dropped, and what has no value', () => {
    expect(made([{ type: 'drop_constant' }], [0.1, 0.1, null]).columns).toEqual([]);
    expect(made([{ type: 'drop_constant' }], [null, null]).columns).toEqual([]);
    expect(made([{ type: 'drop_constant' }], [0.1, 0.2, null]).columns).toEqual(['x']);
  });

  test('missing stays missing through every step that does not fill it', () => {
    for (const step of [
      { type: 'standard_scaler' },
      { type: 'log1p' },
      { type: 'power' },
      { type: 'clip', minimum: 0 },
      { type: 'kbins', encode: 'ordinal' },
      { type: 'kbins' },
      { type: 'date_parts', parts: ['year', 'month', 'day', 'weekday', 'hour'] },
      { type: 'polynomial' },
    ] as const) {
      const { rows } = made([step], [1, 2, 5, 9], [null]);
      expect(rows[0]!.every(Number.isNaN), step.type).toBe(true);
    }
  });

  test('a bin behind a logarithm holds its training values though an engine rounds them otherwise', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8];
    const features = fitFeatures(
      over('x', [{ type: 'log' }, { type: 'kbins', bins: 4, encode: 'ordinal' }]),
      contract,
      table(values),
    );
    const [, step] = features.chains[0]!.steps;
    const edges = step?.type === 'kbins' ? step.edges[0]! : [];
    expect(edges).toHaveLength(3);
    for (const edge of edges) {
      expect(values.some((value) => Math.log(value) === edge)).toBe(false);
    }
    expect(transformFeatures(features, table(values)).values).toEqual(
      Float64Array.of(0, 0, 1, 1, 2, 2, 3, 3),
    );
  });

  test('Box-Cox of what is not above 0 is refused in training, and missing later', () => {
    const steps: Steps = [{ type: 'power', method: 'box_cox' }];
    expect(() => made(steps, [1, 0, 2])).toThrow(
      expect.objectContaining({
        code: 'TRAINING_FEATURE_UNDEFINED',
        details: { feature: 'x', rows: 1 },
      }),
    );
    expect(made(steps, [1, 5, 2], [0, -1]).rows).toEqual([[NaN], [NaN]]);
  });

  test.each([[[2, 2, 2]], [[null, null]]])('the power of %j is left as it is', (values) => {
    expect(made([{ type: 'power', standardize: false }], values, [3]).rows).toEqual([[3]]);
  });

  test('a λ far from its start is found', () => {
    const values = Array.from({ length: 60 }, (_, at) => 100 + (at / 60) ** 8);
    const features = fitFeatures(
      over('x', [{ type: 'power', method: 'box_cox' }]),
      contract,
      table(values),
    );
    const [step] = features.chains[0]!.steps;
    // scipy.stats.boxcox_normmax of the same values, method 'mle'.
    expect(step?.type === 'power' && step.lambdas[0]).toBeCloseTo(-790.8788, 3);
  });
});

test('date parts are those of Date, whatever the moment', () => {
  const parts: Steps = [{ type: 'date_parts', parts: ['year', 'month', 'day', 'weekday', 'hour'] }];
  const features = fitFeatures(over('x', parts), contract, table([0]));
  const days = fc.integer({ min: -1e8, max: 1e8 }).map((day) => day * 86_400_000);
  const moment = fc.oneof(
    fc.integer({ min: -8.64e15, max: 8.64e15 }),
    fc.integer({ min: -3e12, max: 6e12 }),
    days,
    days.map((day) => Math.max(-8.64e15, day - 1)),
  );
  fc.assert(
    fc.property(moment, (at) => {
      const date = new Date(at);
      expect([...transformFeatures(features, table([at])).values]).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
        (date.getUTCDay() + 6) % 7,
        date.getUTCHours(),
      ]);
    }),
    { seed: 20261121, numRuns: 300 },
  );
  for (const outside of [8.64e15 + 2, -8.64e15 - 2]) {
    expect([...transformFeatures(features, table([outside])).values].every(Number.isNaN)).toBe(
      true,
    );
  }
});
