import {
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
  takeRows,
} from '@codexhub/common-config/columns';
import { defineContract, type FeatureSpecInput } from '@codexhub/common-config/contract';
import { digest } from '@codexhub/common-config/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossFit, crossFitFolds, fitFeatures, trainModel } from '../../src/index.ts';

const contract = defineContract({
  name: 'leaks',
  task: 'binary_classification',
  features: {
    x: { type: 'number', nullable: true },
    y: { type: 'number' },
    job: { type: 'category', values: ['a', 'b', 'c', 'd'], nullable: true },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: {},
});

/** Every kind of step that learns something. */
const spec: FeatureSpecInput = [
  {
    inputs: ['x'],
    steps: [{ type: 'impute', strategy: 'median', indicator: true }, { type: 'robust_scaler' }],
  },
  { inputs: ['y'], steps: [{ type: 'kbins' }] },
  { inputs: ['y'], steps: [{ type: 'power' }, { type: 'min_max_scaler' }] },
  {
    inputs: ['x', 'y'],
    steps: [
      { type: 'formula', name: 'sum', expression: 'x + y' },
      { type: 'impute' },
      { type: 'max_abs_scaler' },
    ],
  },
  { inputs: ['job'], steps: [{ type: 'target_encoding', folds: 2 }, { type: 'standard_scaler' }] },
  { inputs: ['job'], steps: [{ type: 'frequency' }] },
  {
    inputs: ['job'],
    steps: [
      { type: 'impute', strategy: 'most_frequent' },
      { type: 'one_hot' },
      { type: 'drop_constant' },
    ],
  },
];
const estimator = { kind: 'logistic_regression', l2: 1 } as const;

interface Row {
  readonly x: number | null;
  readonly y: number;
  readonly job: string | null;
}
const rowOf = (jobs: readonly string[]): fc.Arbitrary<Row> =>
  fc.record({
    x: fc.option(fc.double({ min: -9, max: 9, noNaN: true })),
    y: fc.double({ min: -9, max: 9, noNaN: true }),
    job: fc.option(fc.constantFrom(...jobs)),
  });
const rows = (count: number, jobs: readonly string[]): fc.Arbitrary<Row[]> =>
  fc.array(rowOf(jobs), { minLength: count, maxLength: count });

function tableOf(all: readonly Row[]): Table {
  return createTable({
    x: numberColumn(all.map(({ x }) => x)),
    y: numberColumn(all.map(({ y }) => y)),
    job: categoryColumn(all.map(({ job }) => job)),
    deny: categoryColumn(all.map((_, row) => (row % 3 === 0 ? 'yes' : 'no'))),
  });
}

const train = Array.from({ length: 24 }, (_, at) => 2 * at);

test('other rows than those of training change nothing that is learned, nor their dictionary', () => {
  fc.assert(
    fc.property(
      rows(24, ['b', 'c']),
      rows(24, ['a', 'd']),
      rows(24, ['d', 'c', 'a']),
      (seen, others, changed) => {
        const mixed = (rest: readonly Row[]): Table =>
          tableOf(seen.flatMap((row, at) => [row, rest[at]!]));
        const [one, other] = [others, changed].map((rest) =>
          trainModel(contract, takeRows(mixed(rest), train), {
            estimator,
            features: spec,
            seed: 3,
          }),
        );
        expect(digest(one)).toBe(digest(other));
      },
    ),
    { seed: 20261121, numRuns: 20 },
  );
});

test('rows of training do change what is learned', () => {
  const [seen] = fc.sample(rows(24, ['b', 'c']), { seed: 20261121, numRuns: 1 });
  const target = Uint8Array.from(seen!, (_, row) => (row % 3 === 0 ? 1 : 0));
  const fitted = (all: readonly Row[]): string =>
    JSON.stringify(fitFeatures(spec, contract, tableOf(all), { target }).chains);
  for (const change of [{ x: 100 }, { y: 100 }, { job: 'a' }]) {
    expect(fitted(seen!.map((row, at) => (at === 5 ? { ...row, ...change } : row)))).not.toBe(
      fitted(seen!),
    );
  }
});

test('cross-fitting fits the features in each fold: a row says nothing to the others of its fold', () => {
  const [all] = fc.sample(rows(48, ['a', 'b', 'c']), { seed: 20261121, numRuns: 1 });
  const labels = all!.map((_, row) => (row % 3 === 0 ? 'yes' : 'no'));
  const fold = crossFitFolds({ labels, folds: 3, seed: 1, repeat: 0 });
  const scored = (table: Table): Float64Array =>
    crossFit(contract, table, { estimator, features: spec, folds: 3, repeats: 1, seed: 1 })[0]!;
  const before = scored(tableOf(all!));
  const after = scored(
    tableOf(all!.map((row, at) => (at === 7 ? { x: 1e6, y: -1e6, job: 'd' } : row))),
  );
  const apart = [...before.keys()].filter((row) => before[row] !== after[row]);
  expect(apart.filter((row) => fold[row] === fold[7])).toEqual([7]);
  expect(apart.length).toBeGreaterThan(20);
});

test('the same rows and seed give the same digest, and other folds for another seed', () => {
  const [all] = fc.sample(rows(30, ['a', 'b', 'c']), { seed: 20261121, numRuns: 1 });
  const model = (seed: number) =>
    trainModel(contract, tableOf(all!), { estimator, features: spec, seed });
  expect(digest(model(1))).toBe(digest(model(1)));
  expect(model(2).coefficients).not.toEqual(model(1).coefficients);
});
