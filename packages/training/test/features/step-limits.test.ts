import { createTable, numberColumn } from '@codexhub/common-config/columns';
import { defineContract, type FeatureSpecInput } from '@codexhub/common-config/contract';
import { expect, test } from 'vitest';
import { fitFeatures } from '../../src/index.ts';

type Steps = NonNullable<FeatureSpecInput[number]['steps']>;

const contract = defineContract({
  name: 'limits',
  task: 'binary_classification',
  features: { x: { type: 'number', nullable: true } },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: {},
});
const fit = (steps: Steps, values: (number | null)[]) =>
  fitFeatures([{ inputs: ['x'], steps }], contract, createTable({ x: numberColumn(values) }));

test.each<[Steps, (number | null)[]]>([
  [[{ type: 'standard_scaler' }], [1e200, -1e200, 3]],
  [[{ type: 'min_max_scaler' }], [1.7e308, -1.7e308]],
  [[{ type: 'robust_scaler' }], [1.7e308, 1.7e308, -1.7e308, -1.7e308]],
  [[{ type: 'impute' }], [1.7e308, 1.7e308, null]],
  [
    [{ type: 'polynomial' }, { type: 'standard_scaler' }],
    [1e200, 5, 6],
  ],
  [[{ type: 'kbins', strategy: 'uniform' }], [1.7e308, -1.7e308]],
])('%j cannot learn from numbers as large as %j, and says so', (steps, values) => {
  expect(() => fit(steps, values)).toThrow(
    expect.objectContaining({
      code: 'TRAINING_FEATURE_UNDEFINED',
      details: { step: steps.at(-1)!.type, features: expect.arrayContaining(['x']) },
    }),
  );
});

test('a power reaches further than a square', () => {
  const [step] = fit([{ type: 'power' }], [1e250, 2e250, 3, 4]).chains[0]!.steps;
  expect(step?.type === 'power' && Math.abs(step.lambdas[0]!)).toBeLessThan(1);
});

test('products that would be too many are refused before they are made', () => {
  const names = Array.from({ length: 150 }, (_, at) => `n${at}`);
  const wide = defineContract({
    name: 'wide',
    task: 'binary_classification',
    features: Object.fromEntries(names.map((name) => [name, { type: 'number' as const }])),
    target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
    protectedAttributes: {},
  });
  const rows = createTable(Object.fromEntries(names.map((name) => [name, numberColumn([1, 2])])));
  for (const type of ['polynomial', 'interaction'] as const) {
    const spec = [{ inputs: names, steps: [{ type }, { type }] }];
    expect(() => fitFeatures(spec, wide, rows)).toThrow(
      expect.objectContaining({
        code: 'TRAINING_FEATURES_INVALID',
        message: expect.stringContaining('there may be 10000'),
      }),
    );
  }
});
