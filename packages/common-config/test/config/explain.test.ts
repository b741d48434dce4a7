import { expect, test } from 'vitest';
import { parsePath, printPath } from '../../src/config/index.ts';
import { errorOf, load } from './fixture.ts';

const config = () =>
  load(
    {
      'default.yaml': 'training:\n  seed: 1\n  ratios: [0.5, 0.3, 0.2]\n',
      'production.yaml': 'training: { seed: 2 }\ngovernance: { fairness: { enforce: false } }\n',
      'local.yaml': 'training:\n  ratios: [0.9, 0.1]\n',
    },
    {
      environment: 'production',
      env: { CODEXHUB__training__seed: '3' },
      overrides: { training: { seed: 4 } },
    },
  );

const rows = (path: string | (string | number)[]) =>
  config()
    .explain(path)
    .layers.map(({ layer, file, line, column, value, wins }) =>
      [layer, `${file.split('/').at(-1)}:${line}:${column}`, JSON.stringify(value), wins].join(' '),
    );

test('every layer that gives a value is listed, in order, with its place; the last wins', () => {
  expect(rows('training.seed')).toEqual([
    'default default.yaml:2:9 1 false',
    'environment production.yaml:1:19 2 false',
    'variable env:CODEXHUB__training__seed:0:0 3 false',
    'override override:0:0 4 true',
  ]);
  expect(rows(['governance', 'fairness', 'enforce'])).toEqual([
    'section governance.yaml:2:12 true false',
    'environment production.yaml:2:36 false true',
  ]);
});

test('an item of an array that was replaced has no winner', () => {
  expect(rows('training.ratios[2]')).toEqual(['default default.yaml:3:22 0.2 false']);
  expect(config().explain('training.ratios[2]')).not.toHaveProperty('value');
  expect(rows('training.ratios[0]').at(-1)).toBe('local local.yaml:2:12 0.9 true');
});

test('a default of the schema has no layer', () => {
  expect(config().explain('inference.cache.ttlSeconds')).toEqual({
    path: 'inference.cache.ttlSeconds',
    value: 60,
    layers: [],
  });
});

test('a path that the schema does not have is refused, with what was meant', () => {
  const error = errorOf(() => config().explain('training.sede'));
  expect(error.code).toBe('CONFIG_PATH_UNKNOWN');
  expect(error.message).toMatch(/did you mean "training\.seed"\?$/);
});

test('paths are printed and read back', () => {
  for (const path of [['a', 'b', 0, 'c'], ['a.b', 'c d', '"'], [], ['limits', '0']]) {
    expect(parsePath(printPath(path))).toEqual(path);
  }
});
