import {
  type Column,
  categoryColumn,
  createTable,
  numberColumn,
  takeRows,
} from '@codexhub/common-config/columns';
import { defineContract, type FeatureSpecInput } from '@codexhub/common-config/contract';
import { digest } from '@codexhub/common-config/kernel';
import { expect, test } from 'vitest';
import { lowerFeatures } from '../../src/features/lower-features.ts';
import { openTrainingRows } from '../../src/features/training-rows.ts';
import {
  exportOnnx,
  featureNames,
  fitFeatures,
  fitTransformFeatures,
  positiveLabels,
  predictProbability,
  trainModel,
  transformFeatures,
} from '../../src/index.ts';
import { lending, lendingTable } from '../fixtures/lending.ts';

const table = lendingTable(150);
const target = positiveLabels(lending, table);
const spec: FeatureSpecInput = [
  {
    inputs: ['amount', 'ratio'],
    steps: [{ type: 'impute', indicator: true }, { type: 'power' }, { type: 'polynomial' }],
  },
  { inputs: ['ratio'], steps: [{ type: 'kbins', bins: 3 }] },
  { inputs: ['status', 'job'], steps: [{ type: 'hash', columns: 3 }] },
  { inputs: ['job'], steps: [{ type: 'target_encoding' }, { type: 'impute' }] },
];
const features = fitFeatures(spec, lending, table, { target });

test('the default encoding is a spec like any other', () => {
  const numbers = [
    { type: 'impute', strategy: 'mean', indicator: true },
    { type: 'drop_constant' },
    { type: 'standard_scaler' },
  ] as const;
  const said: FeatureSpecInput = [
    { inputs: ['amount'], steps: [...numbers] },
    { inputs: ['ratio'], steps: [...numbers] },
    { inputs: ['status'], steps: [{ type: 'one_hot', drop: 'first' }] },
    { inputs: ['job'], steps: [{ type: 'one_hot', drop: 'first' }] },
  ];
  const implied = fitFeatures([], lending, table);
  expect(fitFeatures(said, lending, table)).toEqual(implied);
  expect(fitFeatures([{ inputs: ['amount', 'ratio', 'status', 'job'] }], lending, table)).toEqual(
    implied,
  );
  expect(featureNames(implied)).toEqual([
    'amount',
    'amount is missing',
    'ratio',
    'status=married',
    'status=divorced',
    'job=häufig "frei", usw.',
    'job=none',
    'job is missing',
  ]);
});

test('an input that no chain names is encoded by default, behind the chains', () => {
  const made = fitFeatures([{ inputs: ['ratio'], steps: [] }], lending, table);
  expect(made.columns.slice(0, 3)).toEqual(['ratio', 'amount', 'amount is missing']);
});

test('fitted features are frozen data: their JSON has the same digest, and does the same', () => {
  expect(Object.isFrozen(features.chains[0]!.steps[1])).toBe(true);
  const copy = JSON.parse(JSON.stringify(features)) as typeof features;
  expect(digest(copy)).toBe(digest(features));
  expect(transformFeatures(copy, table)).toEqual(transformFeatures(features, table));
});

test('memory that is used again changes nothing: each node alone gives the same', () => {
  const { builder, inputs, outputs } = lowerFeatures(features);
  const alone = openTrainingRows(builder, { table, inputs }, { target, seed: 0 });
  const { values, width } = transformFeatures(features, table);
  for (const [at, id] of outputs.entries()) {
    const column = Array.from({ length: table.rowCount }, (_, row) => values[row * width + at]);
    expect(column).toEqual([...alone.present(id)]);
  }
});

test('a row is what it is, alone or among others, and no row is no row', () => {
  const { values, width } = transformFeatures(features, table);
  for (const row of [0, 71, 149]) {
    const alone = transformFeatures(features, takeRows(table, [row]));
    expect(alone.values).toEqual(values.slice(row * width, (row + 1) * width));
  }
  expect(transformFeatures(features, takeRows(table, []))).toEqual({
    rows: 0,
    width,
    values: new Float64Array(),
  });
});

test('a row of training differs from itself later only where it was cross-fitted', () => {
  const { matrix, features: fitted } = fitTransformFeatures(spec, lending, table, { target });
  const later = transformFeatures(fitted, table);
  const apart = new Set<string>();
  matrix.values.forEach((value, cell) => {
    if (value !== later.values[cell]) apart.add(fitted.columns[cell % matrix.width]!);
  });
  expect([...apart]).toEqual(['job target']);
});

test('a cell that the contract does not allow is refused, whichever steps read it', () => {
  const put = (name: string, column: Column) => () =>
    transformFeatures(
      features,
      createTable(new Map([...takeRows(table, [0]).columns, [name, column]])),
    );
  const said = numberColumn(Float64Array.of(Number.NaN));
  for (const bad of [
    put('ratio', numberColumn([null])),
    put('amount', numberColumn([Number.NEGATIVE_INFINITY])),
    put('amount', { ...said, validity: Uint8Array.of(1) }),
    put('status', categoryColumn(['secret'])),
    put('status', categoryColumn([null])),
  ]) {
    expect(bad).toThrow(expect.objectContaining({ code: 'TRAINING_MODEL_MISMATCH' }));
    expect(bad).not.toThrow(/secret/);
  }
  expect(put('amount', { ...said, validity: Uint8Array.of(0) })).not.toThrow();
});

test('a feature without a value: the matrix says so, no model is made of it', () => {
  const logs: FeatureSpecInput = [
    {
      inputs: ['ratio'],
      steps: [{ type: 'formula', name: 'log', expression: 'log(ratio - 0.5)' }],
    },
  ];
  const { values, width } = transformFeatures(fitFeatures(logs, lending, table), table);
  const missing = table.columns.get('ratio');
  const below =
    missing?.kind === 'number' ? missing.values.filter((ratio) => ratio <= 0.5).length : 0;
  expect(values.filter((value, cell) => cell % width === 0 && Number.isNaN(value))).toHaveLength(
    below,
  );
  const options = { estimator: { kind: 'logistic_regression', l2: 1 } } as const;
  expect(() => trainModel(lending, table, { ...options, features: logs })).toThrow(
    expect.objectContaining({
      code: 'TRAINING_FEATURE_UNDEFINED',
      details: expect.objectContaining({ feature: 'log', rows: below }),
    }),
  );
  const shifted: FeatureSpecInput = [
    {
      inputs: ['ratio'],
      steps: [{ type: 'formula', name: 'inverse', expression: '1 / (ratio + 1)' }],
    },
  ];
  const model = trainModel(lending, table, { ...options, features: shifted });
  const one = createTable(
    new Map([...takeRows(table, [0]).columns, ['ratio', numberColumn([-1])]]),
  );
  expect(() => predictProbability(model, one)).toThrow(
    expect.objectContaining({
      code: 'TRAINING_FEATURE_UNDEFINED',
      details: { feature: 'inverse', rows: 1, row: 0 },
    }),
  );
});

test.each([
  [
    'a formula of a thousand characters',
    [{ type: 'formula', name: 'f', expression: `${'ratio+'.repeat(166)}1` }],
  ],
  [
    'a chain of a thousand steps',
    Array.from({ length: 1000 }, () => ({ type: 'clip' as const, minimum: 0, maximum: 9 })),
  ],
] as const)('%s needs no deep stack', (_, steps) => {
  const deep: FeatureSpecInput = [{ inputs: ['ratio'], steps: [...steps] }];
  const options = { estimator: { kind: 'logistic_regression', l2: 1 }, features: deep } as const;
  const model = trainModel(lending, table, options);
  expect(exportOnnx(model, lending, { threshold: 0.5 }).bytes.length).toBeGreaterThan(5000);
});

test('a category of two hundred values: as many columns, and a graph that does not grow with their square', () => {
  const values = Array.from({ length: 200 }, (_, at) => `v${at}`);
  const contract = defineContract({
    ...lending,
    features: { job: { type: 'category', values: values as [string], nullable: true } },
  });
  const cells = Array.from({ length: 400 }, (_, row) =>
    row % 7 === 0 ? null : values[(row * 3) % 200]!,
  );
  const wide = createTable({
    job: categoryColumn(cells),
    deny: categoryColumn(cells.map((_, row) => (row % 3 === 0 ? 'yes' : 'no'))),
  });
  const both: FeatureSpecInput = [
    { inputs: ['job'], steps: [{ type: 'one_hot' }] },
    { inputs: ['job'], steps: [{ type: 'hash', columns: 8 }] },
  ];
  const made = fitFeatures(both, contract, wide);
  const { values: matrix, width } = transformFeatures(made, wide);
  expect(width).toBe(made.columns.length);
  for (const [row, cell] of cells.entries()) {
    const held = made.columns.filter((_, at) => matrix[row * width + at] !== 0);
    expect(held[0]).toBe(cell === null ? 'job is missing' : `job=${cell}`);
    expect(held.slice(1)).toEqual(cell === null ? [] : [expect.stringMatching(/^job hash [0-7]$/)]);
  }
  const model = trainModel(contract, wide, {
    estimator: { kind: 'logistic_regression', l2: 1 },
    features: both,
  });
  expect(exportOnnx(model, contract, { threshold: 0.5 }).bytes.length).toBeLessThan(40_000);
});
