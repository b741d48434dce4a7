import type { Knob } from './knobs.ts';

const impute = { type: 'impute', strategy: 'mean', indicator: false };

/** Features of the base project: every option of every step is said once. */
export const baseFeatures = [
  {
    inputs: ['debt'],
    steps: [
      { type: 'impute', strategy: 'constant', number: 0.5, indicator: true },
      { type: 'clip', minimum: 0.05, maximum: 0.95 },
      { type: 'min_max_scaler', range: [0, 1] },
      { type: 'robust_scaler', percentiles: [25, 75] },
      { type: 'kbins', bins: 4, strategy: 'uniform', encode: 'ordinal' },
    ],
  },
  {
    inputs: ['debt'],
    steps: [
      { type: 'formula', name: 'millis', expression: 'debt * 1e11' },
      impute,
      { type: 'date_parts', parts: ['month'] },
      { type: 'power', method: 'yeo_johnson', standardize: true },
    ],
  },
  {
    inputs: ['home'],
    steps: [
      { type: 'impute', strategy: 'constant', category: 'rent', indicator: false },
      { type: 'one_hot', drop: 'first', unseen: 'ignore' },
    ],
  },
  { inputs: ['home'], steps: [{ type: 'target_encoding', smoothing: 5, folds: 2 }] },
  { inputs: ['zone'], steps: [{ type: 'hash', columns: 3 }] },
];

type Chain = readonly [input: string, ...steps: readonly object[]];

/** A turn of an option of the last step of a chain that alone makes features. */
const option = (name: string, value: unknown, [input, ...steps]: Chain): Knob => {
  const last = steps.length - 1;
  const [key = ''] = name.split('.');
  const { type } = steps[last] as { readonly type: string };
  return {
    leaf: `training.features[].steps[]<${type}>.${key.replace('[]', '')}${key.endsWith('[]') ? '[]' : ''}`,
    change: [`training.features.0.steps.${last}.${name.replace('[]', '')}`, value],
    side: 'features',
    from: [['training.features', [{ inputs: [input], steps }]]],
  };
};

/** Where a further step must follow. */
const before = (knob: Knob, ...steps: readonly object[]): Knob => {
  const [[path, chains]] = knob.from as [[string, [{ inputs: string[]; steps: object[] }]]];
  const [chain] = chains;
  return { ...knob, from: [[path, [{ ...chain, steps: [...chain.steps, ...steps] }]]] };
};

// A category that no row holds.
const castle = (knob: Knob): Knob => ({
  ...knob,
  from: [['contract.features.home.values', ['owner', 'rent', 'castle']], ...knob.from!],
});

const usual = { type: 'impute', strategy: 'most_frequent' };
const above1 = { type: 'formula', name: 'above', expression: 'debt + 1' };
const moment = { type: 'formula', name: 'moment', expression: 'debt * 1e11' };
const constant = { type: 'impute', strategy: 'constant', number: 0.5 };
const power = { type: 'power', method: 'yeo_johnson', standardize: true };
const bins = { type: 'kbins', bins: 4, strategy: 'uniform', encode: 'one_hot' };

/** For every option of every step of a feature chain a turn that must be felt. */
export const featureKnobs: readonly Knob[] = [
  {
    leaf: 'training.features[].inputs[]',
    change: ['training.features.0.inputs.0', 'zone'],
    side: 'features',
    from: [['training.features', [{ inputs: ['home'], steps: [{ type: 'frequency' }] }]]],
  },
  option('strategy', 'median', ['debt', impute]),
  option('number', 0.9, ['debt', constant]),
  before(
    option('category', 'owner', ['home', { ...constant, number: undefined, category: 'rent' }]),
    { type: 'one_hot' },
  ),
  option('indicator', true, ['debt', impute]),
  option('range', [-2, 5], ['debt', impute, { type: 'min_max_scaler', range: [0, 1] }]),
  option(
    'percentiles',
    [5, 95],
    ['debt', impute, { type: 'robust_scaler', percentiles: [25, 75] }],
  ),
  option('drop', 'first', ['home', { type: 'one_hot', drop: 'none' }]),
  castle(option('unseen', 'error', ['home', usual, { type: 'one_hot', unseen: 'ignore' }])),
  option('smoothing', 50, ['home', { type: 'target_encoding', smoothing: 5, folds: 2 }]),
  option('folds', 3, ['home', { type: 'target_encoding', smoothing: 5, folds: 2 }]),
  option('columns', 2, ['home', { type: 'hash', columns: 3 }]),
  option('bins', 5, ['debt', impute, bins]),
  option('strategy', 'quantile', ['debt', impute, bins]),
  option('encode', 'ordinal', ['debt', impute, bins]),
  option('method', 'box_cox', ['debt', impute, above1, power]),
  option('standardize', false, ['debt', impute, power]),
  option('minimum', 0.4, ['debt', impute, { type: 'clip', minimum: 0.05, maximum: 0.95 }]),
  option('maximum', 0.6, ['debt', impute, { type: 'clip', minimum: 0.05, maximum: 0.95 }]),
  option('parts[].0', 'weekday', [
    'debt',
    impute,
    moment,
    { type: 'date_parts', parts: ['month'] },
  ]),
  option('name', 'other', ['debt', impute, above1]),
  option('expression', 'debt ** 2', ['debt', impute, above1]),
];
