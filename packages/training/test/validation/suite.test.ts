import { createTable, numberColumn } from '@codexhub/common-config/columns';
import { describe, expect, test } from 'vitest';
import {
  compileExpectations,
  type ExpectationSuite,
  expectationIssues,
  validateDataset,
} from '../../src/index.ts';
import { errorOf } from './error-of.ts';
import { contract } from './people.ts';

describe('a suite that cannot hold', () => {
  test.each<[string, unknown, (string | number)[]]>([
    [
      'an empty range',
      { type: 'values_between', column: 'age', minimum: 3, maximum: 2 },
      [0, 'maximum'],
    ],
    [
      'a point without its ends',
      { type: 'values_between', column: 'age', minimum: 3, maximum: 3, strictMinimum: true },
      [0, 'maximum'],
    ],
    ['no bound', { type: 'mean_between', column: 'age' }, [0]],
    [
      'a strict end of nothing',
      { type: 'sum_between', column: 'age', minimum: 1, strictMaximum: true },
      [0, 'strictMaximum'],
    ],
    [
      'a bound that is no moment',
      { type: 'values_between', column: 'day', minimum: 'monday' },
      [0, 'minimum'],
    ],
    [
      'a quantile without bound',
      { type: 'quantile_values_between', column: 'age', quantiles: [{ quantile: 0.5 }] },
      [0, 'quantiles', 0],
    ],
    [
      'an unsafe pattern',
      { type: 'values_match_regex', column: 'key', regex: String.raw`(a)\1` },
      [0, 'regex'],
    ],
    ['an unknown column', { type: 'values_not_null', column: 'moon' }, [0, 'column']],
    [
      'an unknown column of several',
      { type: 'compound_columns_unique', columns: ['key', 'moon'] },
      [0, 'columns'],
    ],
    [
      'an unknown column in a condition',
      { type: 'values_not_null', column: 'age', where: { not: { column: 'moon', is: 'missing' } } },
      [0, 'where'],
    ],
    ['an unknown kind', { type: 'values_are_nice', column: 'age' }, [0, 'type']],
    ['a share above one', { type: 'values_not_null', column: 'age', mostly: 1.1 }, [0, 'mostly']],
    [
      'no condition',
      { type: 'values_not_null', column: 'age', where: { column: 'age', is: 'near', value: 3 } },
      [0, 'where'],
    ],
  ])('%s', (_, expectation, path) => {
    const error = errorOf(() => compileExpectations([expectation] as ExpectationSuite, contract));
    expect(error.code).toBe('TRAINING_EXPECTATIONS_INVALID');
    expect((error.details['issues'] as { path: unknown }[])[0]?.path).toEqual(path);
  });

  test('issues are data for whoever prints them', () => {
    expect(expectationIssues([])).toEqual([]);
  });

  test.each([{ rowLimit: -1 }, { rowLimit: 0.5 }, { memoryLimitBytes: -1 }])('%o', (options) => {
    expect(
      errorOf(() =>
        validateDataset(
          createTable({ age: numberColumn([1]) }),
          [{ type: 'values_not_null', column: 'age' }],
          options,
        ),
      ).code,
    ).toBe('TRAINING_OPTION_INVALID');
  });
});

test('a condition that is nested too deeply is told, and not walked until the stack ends', () => {
  const nested = (depth: number): unknown =>
    JSON.parse(`${'{"not":'.repeat(depth)}{"column":"age","is":"present"}${'}'.repeat(depth)}`);
  const suite = (depth: number): ExpectationSuite =>
    [{ type: 'values_not_null', column: 'age', where: nested(depth) }] as ExpectationSuite;
  expect(compileExpectations(suite(30)).expectations).toHaveLength(1);
  for (const depth of [40, 20_000]) {
    const { code, details } = errorOf(() => compileExpectations(suite(depth)));
    expect(code).toBe('TRAINING_EXPECTATIONS_INVALID');
    expect(details).toMatchObject({ issues: [{ path: [0, 'where'] }] });
  }
});
