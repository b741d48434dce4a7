import {
  categoryColumn,
  createTable,
  numberColumn,
  timeColumn,
} from '@codexhub/common-config/columns';
import { describe, expect, test } from 'vitest';
import {
  assertValid,
  compileExpectations,
  type ExpectationSuite,
  TrainingError,
  toGreatExpectations,
  validateDataset,
} from '../../src/index.ts';
import { errorOf } from './error-of.ts';

const table = createTable({
  age: numberColumn([31, 17, null, 52]),
  gone: numberColumn([null, null, null, null]),
  sex: categoryColumn(['f', 'm', 'f', null]),
  day: timeColumn([0, 1, 2, 3]),
  said: {
    kind: 'number',
    values: Float64Array.of(1, Number.NaN, 2, 3),
    validity: Uint8Array.of(0b1111),
  },
  wide: { kind: 'number', values: Float64Array.of(1, Infinity, 2, 3) },
});
const only = (suite: ExpectationSuite, options = {}) =>
  validateDataset(table, suite, options).results[0]!;

describe('what was not measured is no success', () => {
  test.each<[string, ExpectationSuite[number], string, string]>([
    [
      'no such column',
      { type: 'values_not_null', column: 'moon' },
      'not_measured',
      'unknown_column',
    ],
    [
      'all missing',
      { type: 'values_between', column: 'gone', minimum: 0 },
      'insufficient_data',
      'no_values',
    ],
    [
      'all missing, unique',
      { type: 'values_unique', column: 'gone' },
      'insufficient_data',
      'no_values',
    ],
    [
      'all missing, mean',
      { type: 'mean_between', column: 'gone', minimum: 0 },
      'insufficient_data',
      'no_values',
    ],
    [
      'a range of texts',
      { type: 'values_between', column: 'sex', minimum: 0 },
      'not_measured',
      'wrong_kind',
    ],
    [
      'a pattern in numbers',
      { type: 'values_match_regex', column: 'age', regex: '3' },
      'not_measured',
      'wrong_kind',
    ],
    [
      'a text among numbers',
      { type: 'values_not_in_set', column: 'age', values: ['17'] },
      'not_measured',
      'wrong_kind',
    ],
    [
      'a number among texts',
      { type: 'values_not_in_set', column: 'sex', values: [1] },
      'not_measured',
      'wrong_kind',
    ],
    [
      'a mean of texts',
      { type: 'mean_between', column: 'sex', minimum: 0 },
      'not_measured',
      'wrong_kind',
    ],
    [
      'a mean with a NaN',
      { type: 'mean_between', column: 'said', minimum: 0 },
      'not_measured',
      'not_a_number',
    ],
    [
      'a maximum that is infinite',
      { type: 'max_between', column: 'wide', minimum: 0 },
      'not_measured',
      'not_finite',
    ],
    [
      'a median of infinities',
      { type: 'median_between', column: 'wide', minimum: 0 },
      'not_measured',
      'not_finite',
    ],
    [
      'a deviation of one',
      {
        type: 'stdev_between',
        column: 'age',
        minimum: 0,
        where: { column: 'age', is: 'above', value: 50 },
      },
      'insufficient_data',
      'single_value',
    ],
    [
      'no row is selected',
      { type: 'values_not_null', column: 'age', where: { column: 'age', is: 'above', value: 99 } },
      'insufficient_data',
      'no_rows',
    ],
    [
      'a condition on no column',
      { type: 'values_not_null', column: 'age', where: { column: 'moon', is: 'missing' } },
      'not_measured',
      'unknown_column',
    ],
    [
      'no clock',
      { type: 'max_not_older_than', column: 'day', hours: 1 },
      'not_measured',
      'no_clock',
    ],
    [
      'no other table',
      { type: 'values_in_other_table', column: 'sex', otherTable: 'codes', otherColumn: 'code' },
      'not_measured',
      'unknown_table',
    ],
    [
      'numbers and moments',
      { type: 'pair_values_equal', columnA: 'age', columnB: 'day' },
      'not_measured',
      'wrong_kind',
    ],
    [
      'texts have no order',
      { type: 'values_increasing', column: 'sex' },
      'not_measured',
      'wrong_kind',
    ],
  ])('%s', (_, expectation, outcome, reason) => {
    const result = only([expectation]);
    expect([result.outcome, result.reason, result.success]).toEqual([outcome, reason, false]);
    expect(() => assertValid(validateDataset(table, [expectation]))).toThrow(TrainingError);
  });

  test('nothing asked is nothing measured', () => {
    const report = validateDataset(table, []);
    expect([report.success, report.outcome, report.statistics.successPercent]).toEqual([
      false,
      'not_measured',
      null,
    ]);
    expect(errorOf(() => assertValid(report)).code).toBe('TRAINING_EXPECTATIONS_FAILED');
  });

  test('no rows at all', () => {
    const plan = compileExpectations([{ type: 'values_not_null', column: 'age' }]);
    expect(plan.start().finish().results[0]?.outcome).toBe('insufficient_data');
  });

  test('a column that is another kind in a later chunk', () => {
    const running = compileExpectations([{ type: 'values_not_null', column: 'age' }]).start();
    running.update(createTable({ age: numberColumn([1]) }));
    running.update(createTable({ age: categoryColumn(['1']) }));
    expect(running.finish().results[0]?.reason).toBe('kind_changed');
  });

  test.each<ExpectationSuite[number]>([
    { type: 'values_unique', column: 'age' },
    { type: 'values_unique', column: 'sex' },
    { type: 'median_between', column: 'age', minimum: 0 },
    { type: 'compound_columns_unique', columns: ['age', 'sex'] },
  ])('beyond the memory limit $type is not approximated', (expectation) => {
    expect(only([expectation], { memoryLimitBytes: 10 }).reason).toBe('memory_limit');
    expect(only([expectation], { memoryLimitBytes: 1e6 }).reason).toBeUndefined();
  });
});

test('a NaN that was said is in no range, and no number', () => {
  const found = (expectation: ExpectationSuite[number]) => only([expectation]).unexpectedRows;
  expect(found({ type: 'values_between', column: 'said', minimum: 0 })).toEqual([1]);
  expect(found({ type: 'values_in_set', column: 'said', values: [1, 2, 3] })).toEqual([1]);
  expect(found({ type: 'values_of_type', column: 'said', kind: 'number' })).toEqual([1]);
  expect(found({ type: 'values_of_type', column: 'wide', kind: 'integer' })).toEqual([1]);
  expect(found({ type: 'values_increasing', column: 'said' })).toEqual([1]);
});

test('severity: a warning warns and holds nothing back', () => {
  const report = validateDataset(table, [
    { type: 'values_not_null', column: 'age', severity: 'warning' },
    { type: 'values_not_null', column: 'day' },
  ]);
  expect(report.results.map(({ outcome }) => outcome)).toEqual(['warn', 'pass']);
  expect([report.success, report.outcome]).toEqual([false, 'warn']);
  expect(report.statistics).toEqual({
    evaluated: 2,
    successful: 1,
    unsuccessful: 1,
    successPercent: 50,
  });
  expect(() => assertValid(report)).not.toThrow();
});

test('the error names what failed and where, and no cell', () => {
  const report = validateDataset(
    createTable({ name: categoryColumn(['Ada Lovelace', 'x']) }),
    [{ type: 'values_in_set', column: 'name', values: ['x'] }],
    { showValues: true },
  );
  const error = errorOf(() => assertValid(report));
  expect(error.message).toContain('values_in_set of name: fail, 1 of 2 cells unexpected, rows 0');
  expect(JSON.stringify(error)).not.toContain('Ada');
  expect(error.details['failed']).toEqual([
    { type: 'values_in_set', columns: ['name'], outcome: 'fail', unexpectedCount: 1, rows: [0] },
  ]);
});

test('the JSON of Great Expectations', () => {
  const report = validateDataset(table, [
    { type: 'values_between', column: 'age', minimum: 18, severity: 'warning', reason: 'Adults.' },
    { type: 'mean_between', column: 'age', maximum: 50 },
  ]);
  expect(toGreatExpectations(report)).toMatchObject({
    success: false,
    statistics: {
      evaluated_expectations: 2,
      successful_expectations: 1,
      unsuccessful_expectations: 1,
      success_percent: 50,
    },
    results: [
      {
        success: false,
        expectation_config: {
          type: 'expect_column_values_to_be_between',
          kwargs: { column: 'age', min_value: 18, strict_min: false, mostly: 1 },
          severity: 'warning',
          meta: { notes: 'Adults.' },
        },
        result: {
          element_count: 4,
          missing_count: 1,
          unexpected_count: 1,
          partial_unexpected_index_list: [1],
        },
        meta: { codexhub: { outcome: 'warn' } },
      },
      { result: { observed_value: 100 / 3 } },
    ],
  });
});
