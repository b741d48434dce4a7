import { defineContract } from '@codexhub/common-config/contract';
import { expect, test } from 'vitest';
import { featureProblems, fitFeatures } from '../../src/index.ts';
import { lending, lendingTable } from '../fixtures/lending.ts';

const contract = defineContract({
  name: lending.name,
  task: lending.task,
  features: lending.features,
  target: lending.target,
  protectedAttributes: lending.protectedAttributes,
  metadata: { account: { type: 'text' }, opened: { type: 'time' } },
});
const steps = (inputs: string[], ...all: object[]) => [{ inputs, steps: all }];
const formula = (expression: string) => ({ type: 'formula', name: 'f', expression });

test.each([
  [
    'an unknown input',
    [{ inputs: ['ratio', 'income'] }],
    '0.inputs.1',
    'no input of the contract; there are "amount"',
  ],
  ['a protected attribute', [{ inputs: ['group'] }], '0.inputs.0', 'is a protected attribute'],
  ['metadata', [{ inputs: ['opened'] }], '0.inputs.0', 'is metadata'],
  ['the target', [{ inputs: ['deny'] }], '0.inputs.0', 'is the target'],
  ['an input twice', [{ inputs: ['ratio', 'ratio'] }], '0.inputs.1', 'named twice'],
  ['no input', [{ inputs: [] }], '0.inputs', '>=1'],
  ['an unknown step', steps(['ratio'], { type: 'magic' }), '0.steps.0.type', ''],
  ['an unknown option', steps(['ratio'], { type: 'log', base: 2 }), '0.steps.0', 'base'],
  [
    'numbers one-hot',
    steps(['ratio'], { type: 'one_hot' }),
    '0.steps.0',
    'must get categories; "ratio" is a number',
  ],
  [
    'a category scaled',
    steps(['status'], { type: 'standard_scaler' }),
    '0.steps.0',
    'must get numbers; "status" is a category',
  ],
  [
    'one kind too many',
    steps(['ratio', 'status'], { type: 'log' }),
    '0.steps.0',
    '"status" is a category',
  ],
  [
    'encoded twice',
    steps(['status'], { type: 'ordinal' }, { type: 'ordinal' }),
    '0.steps.1',
    'must get categories',
  ],
  [
    'never encoded',
    steps(['job'], { type: 'impute', strategy: 'most_frequent' }),
    '0.steps',
    '"job" is still a category',
  ],
  [
    'the mean of a category',
    steps(['job'], { type: 'impute' }, { type: 'ordinal' }),
    '0.steps.0.strategy',
    'mean is for numbers',
  ],
  [
    'a constant unsaid',
    steps(['amount'], { type: 'impute', strategy: 'constant' }),
    '0.steps.0.number',
    'must say',
  ],
  [
    'a constant unread',
    steps(['amount'], { type: 'impute', number: 1 }),
    '0.steps.0.number',
    'remove it',
  ],
  [
    'a constant of the other kind',
    steps(['amount'], { type: 'impute', strategy: 'constant', number: 1, category: 'x' }),
    '0.steps.0.category',
    'remove it',
  ],
  [
    'a constant that the contract refuses',
    steps(['job'], { type: 'impute', strategy: 'constant', category: 'king' }, { type: 'ordinal' }),
    '0.steps.0.category',
    'a value that the contract allows',
  ],
  [
    'a range upside down',
    steps(['ratio'], { type: 'min_max_scaler', range: [1, 0] }),
    '0.steps.0.range',
    'ascending',
  ],
  [
    'percentiles upside down',
    steps(['ratio'], { type: 'robust_scaler', percentiles: [75, 25] }),
    '0.steps.0.percentiles',
    'ascending',
  ],
  [
    'a clip without limits',
    steps(['ratio'], { type: 'clip' }),
    '0.steps.0',
    'a minimum, a maximum or both',
  ],
  [
    'a clip upside down',
    steps(['ratio'], { type: 'clip', minimum: 1, maximum: 0 }),
    '0.steps.0.maximum',
    'above the minimum',
  ],
  [
    'a date part twice',
    steps(['ratio'], { type: 'date_parts', parts: ['day', 'day'] }),
    '0.steps.0.parts',
    'twice',
  ],
  [
    'an interaction of one',
    steps(['ratio'], { type: 'interaction' }),
    '0.steps.0',
    'two columns or more',
  ],
  [
    'a formula with a fault',
    steps(['ratio'], formula('ratio * (2')),
    '0.steps.0.expression',
    'at 10: there must be ")"',
  ],
  [
    'a formula over another chain',
    steps(['ratio'], formula('ratio / amount')),
    '0.steps.0.expression',
    'at 8: there is no column "amount" in this chain',
  ],
  [
    'a formula over a protected attribute',
    steps(['ratio'], formula('ratio * group')),
    '0.steps.0.expression',
    '"group" is a protected attribute: a model may not be fed it',
  ],
  [
    'a formula over metadata',
    steps(['ratio'], formula('ratio * opened')),
    '0.steps.0.expression',
    '"opened" is metadata',
  ],
  [
    'a formula over the target',
    steps(['ratio'], formula('ratio * deny')),
    '0.steps.0.expression',
    '"deny" is the target',
  ],
  [
    'a formula over a category',
    steps(['ratio', 'job'], formula('ratio * job')),
    '0.steps.0.expression',
    'at 8: "job" is a category',
  ],
  [
    'a formula that reads nothing',
    steps(['ratio'], formula('1 + 1')),
    '0.steps.0.expression',
    'must read a column',
  ],
  [
    'a formula over a name before',
    steps(['ratio'], { type: 'log' }, formula('ratio')),
    '0.steps.1.expression',
    'there are "log(ratio)"',
  ],
])('%s', (_, spec, path, message) => {
  const problems = featureProblems(spec, contract);
  expect(problems.map((problem) => problem.path.join('.'))).toEqual([path]);
  expect(problems[0]!.message).toContain(message);
  expect(() => fitFeatures(spec as never, contract, lendingTable(20))).toThrow(
    expect.objectContaining({
      code: 'TRAINING_FEATURES_INVALID',
      details: { problems: [{ path: path.split('.'), message: problems[0]!.message }] },
    }),
  );
});

test('every problem of every chain at once', () => {
  const spec = [
    ...steps(['group'], { type: 'log' }),
    ...steps(['ratio'], { type: 'clip' }, { type: 'clip', minimum: 2, maximum: 1 }),
  ];
  expect(featureProblems(spec, contract).map(({ path }) => path.join('.'))).toEqual([
    '0.inputs.0',
    '1.steps.0',
    '1.steps.1.maximum',
  ]);
});

test('what holds has no problem', () => {
  expect(featureProblems([], contract)).toEqual([]);
  expect(featureProblems([{ inputs: ['ratio', 'status'] }], contract)).toEqual([]);
  const whole = steps(['ratio', 'job'], formula('if(is_missing(job), 0, ratio)'), {
    type: 'log1p',
  });
  expect(featureProblems(whole, contract)).toEqual([]);
});

test.each([
  [
    'a name that rows decide',
    steps(['status'], { type: 'one_hot' }, formula('`status=castle` * 2')),
    'there is no column "status=castle"',
  ],
  [
    'two features of one name',
    [...steps(['ratio']), ...steps(['ratio'], { type: 'standard_scaler' })],
    'two features are called "ratio"',
  ],
])('%s is only found in fitting', (_, spec, message) => {
  expect(featureProblems(spec, contract)).toEqual([]);
  expect(() => fitFeatures(spec as never, contract, lendingTable(20))).toThrow(
    expect.objectContaining({
      code: 'TRAINING_FEATURES_INVALID',
      message: expect.stringContaining(message),
    }),
  );
});
