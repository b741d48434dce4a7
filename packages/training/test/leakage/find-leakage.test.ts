import {
  categoryColumn,
  createTable,
  numberColumn,
  takeRows,
  timeColumn,
} from '@codexhub/common-config/columns';
import { describe, expect, test } from 'vitest';
import {
  findLeakage,
  hashSplit,
  type LeakageOptions,
  type PartRows,
  splitDataset,
} from '../../src/index.ts';
import { check, contract, ratios, rows, splits, table, withColumn } from './leakage-cases.ts';

describe('a clean split', () => {
  test('passes every check; what no column was named for is said', () => {
    const report = findLeakage(table, splits, { contract });
    expect(report.checks.map((one) => [one.check, one.outcome])).toEqual([
      ['repeated_rows', 'pass'],
      ['identical_rows', 'pass'],
      ...Array(4).fill(['target_leakage', 'pass']),
    ]);
    expect(report.outcome).toBe('pass');
    expect(report.notAsked).toEqual(['shared_groups', 'time_order']);
    expect(report.rows).toEqual({
      total: 600,
      train: 360,
      validation: 120,
      test: 120,
      unassigned: 0,
    });
  });
  test('is plain data, and holds no cell', () => {
    const named = withColumn(
      'customer',
      categoryColumn(Array.from({ length: rows }, (_, row) => `P${row % 7}`)),
    );
    const report = findLeakage(named, splits, { contract, groupBy: 'customer' });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(JSON.stringify(report)).not.toMatch(/P\d|single|häufig/);
  });
  test('rows in no part are counted', () => {
    const { test: held, train } = splits;
    const report = findLeakage(table, { train: train.subarray(5), test: held }, { contract });
    expect(report.rows).toEqual({
      total: 600,
      train: 355,
      validation: 0,
      test: 120,
      unassigned: 125,
    });
  });
});

describe('rows in two parts', () => {
  test('between parts, and within one', () => {
    const planted = {
      ...splits,
      test: Int32Array.of(...splits.test, splits.train[3]!, splits.test[0]!),
    };
    const { outcome, pairs } = check('repeated_rows', { splits: planted });
    expect(outcome).toBe('fail');
    expect(pairs).toEqual([
      { earlier: 'test', later: 'test', rows: 1, of: 122, sample: [splits.test[0]] },
      { earlier: 'train', later: 'test', rows: 1, of: 122, sample: [splits.train[3]] },
    ]);
  });
});

describe('identical inputs', () => {
  const copies = 12;
  const planted = takeRows(table, [...Array(rows).keys(), ...splits.train.subarray(0, copies)]);
  const extra = Int32Array.from({ length: copies }, (_, at) => rows + at);
  const parts = { ...splits, test: Int32Array.of(...splits.test, ...extra) };
  const given = { table: planted, splits: parts };

  test('are found, with the rows that have them', () => {
    const { outcome, reason, pairs, columns } = check('identical_rows', given);
    expect([outcome, reason]).toEqual(['fail', 'beyond_limit']);
    expect(columns).toEqual(['amount', 'ratio', 'status', 'job']);
    expect(pairs[1]).toEqual({
      earlier: 'train',
      later: 'test',
      rows: copies,
      of: 132,
      inputs: copies,
      differingLabels: 0,
      sample: [...extra.subarray(0, 10)],
    });
    expect(pairs[0]?.rows).toBe(0);
  });
  test('another label is counted, and hides nothing', () => {
    const deny = planted.columns.get('deny');
    if (deny?.kind !== 'category') throw new Error('deny must be a category');
    const codes = deny.codes.slice();
    for (const row of extra.subarray(0, 5)) codes[row] = 1 - codes[row]!;
    const turned = withColumn('deny', { ...deny, codes }, planted);
    const { pairs } = check('identical_rows', { table: turned, splits: parts });
    expect([pairs[1]?.rows, pairs[1]?.differingLabels]).toEqual([copies, 5]);
  });
  test('up to the limit it is a warning', () => {
    const options = { maximumIdenticalShare: 0.1 };
    expect(check('identical_rows', { ...given, options }).outcome).toBe('warn');
  });
  test('one different cell makes another row, and a protected attribute is no input', () => {
    const ratio = planted.columns.get('ratio');
    if (ratio?.kind !== 'number') throw new Error('ratio must be a number');
    const values = ratio.values.slice();
    for (const row of extra) values[row]! += 1e-12;
    const group = categoryColumn(Array.from({ length: rows + copies }, (_, row) => 'ab'[row % 2]!));
    const near = withColumn('ratio', numberColumn(values), planted);
    expect(check('identical_rows', { ...given, table: near }).outcome).toBe('pass');
    const other = withColumn('group', group, planted);
    expect(check('identical_rows', { ...given, table: other }).outcome).toBe('fail');
  });
  test('without one of the inputs nothing was measured', () => {
    const columns = new Map(table.columns);
    columns.delete('job');
    const without = createTable(columns);
    expect(check('identical_rows', { table: without })).toMatchObject({
      outcome: 'not_measured',
      reason: 'absent',
    });
    expect(check('target_leakage', { table: without }, 'job')).toMatchObject({
      outcome: 'not_measured',
      value: { defined: false, reason: 'absent' },
    });
    expect(findLeakage(without, splits, { contract }).outcome).toBe('not_measured');
  });
});

describe('groups', () => {
  const customers = (of: (row: number) => string | null) =>
    withColumn('customer', categoryColumn(Array.from({ length: rows }, (_, row) => of(row))));
  const options = { groupBy: 'customer' };

  test('kept together by splitDataset and hashSplit pass', () => {
    const own = customers((row) => `c${row % 100}`);
    const grouped = splitDataset(own, { ratios, groupBy: 'customer', seed: 2 });
    expect(check('shared_groups', { table: own, splits: grouped, options }).outcome).toBe('pass');
    const hashed = hashSplit(own, { by: 'customer', ratios, salt: 'x' });
    expect(check('shared_groups', { table: own, splits: hashed, options }).outcome).toBe('pass');
  });
  test('one group in two parts is found', () => {
    const [one, other] = [splits.train[0]!, splits.test[4]!];
    const torn = customers((row) => (row === one || row === other ? 'shared' : `c${row}`));
    const { outcome, pairs } = check('shared_groups', { table: torn, options });
    expect(outcome).toBe('fail');
    expect(pairs.map(({ earlier, later, groups, rows: n }) => [earlier, later, groups, n])).toEqual(
      [
        ['train', 'validation', 0, 0],
        ['train', 'test', 1, 1],
        ['validation', 'test', 0, 0],
      ],
    );
    expect(pairs[1]?.sample).toEqual([other]);
  });
  test('rows without a group keep it from passing', () => {
    const holes = customers((row) => (row < 3 ? null : `c${row}`));
    expect(check('shared_groups', { table: holes, options })).toMatchObject({
      outcome: 'insufficient_data',
      reason: 'unknown_group',
      unknown: 3,
    });
  });
});

describe('time', () => {
  const timed = (
    of: (row: number) => number | null,
    column: typeof timeColumn | typeof numberColumn = timeColumn,
  ) => withColumn('at', column(Array.from({ length: rows }, (_, row) => of(row))));
  const options = { timeBy: 'at' };
  const ordered = timed((row) => row);
  const inTime = splitDataset(ordered, { ratios, timeBy: 'at', seed: 0 });

  test('parts in order pass, with a gap no more', () => {
    expect(check('time_order', { table: ordered, splits: inTime, options }).outcome).toBe('pass');
    const gap = { timeBy: 'at', gap: 5 };
    const { outcome, pairs } = check('time_order', {
      table: ordered,
      splits: inTime,
      options: gap,
    });
    expect([outcome, pairs[0]?.rows, pairs[2]?.rows]).toEqual(['fail', 5, 5]);
  });
  test('a random split of the same rows is found', () => {
    const { outcome, pairs } = check('time_order', {
      table: timed((row) => row, numberColumn),
      options,
    });
    expect(outcome).toBe('fail');
    expect(pairs.map(({ rows: n }) => n > 100)).toEqual([true, true, true]);
  });
  test('one row at the very moment of the latest training row is found', () => {
    const last = inTime.train.at(-1)!;
    const tied = timed((row) => (row === inTime.test[7] ? last : row));
    const { outcome, pairs } = check('time_order', { table: tied, splits: inTime, options });
    expect(outcome).toBe('fail');
    expect(pairs[1]).toEqual({
      earlier: 'train',
      later: 'test',
      rows: 1,
      of: 120,
      sample: [inTime.test[7]],
    });
  });
  test('rows without a moment keep it from passing', () => {
    const holes = timed((row) => (row === 4 ? null : row));
    expect(check('time_order', { table: holes, splits: inTime, options })).toMatchObject({
      outcome: 'insufficient_data',
      reason: 'unknown_moment',
      unknown: 1,
    });
  });
});

test('without a second part nothing is compared, and the report says so', () => {
  const report = findLeakage(
    table,
    { train: splits.train, test: new Int32Array(0) },
    { contract, groupBy: 'group', timeBy: 'ratio' },
  );
  expect(report.checks.slice(1, 4).map(({ outcome }) => outcome)).toEqual(
    Array(3).fill('not_measured'),
  );
  expect(report.outcome).toBe('not_measured');
});

test.each<[string, PartRows, Partial<LeakageOptions>, string]>([
  [
    'a row beyond the table',
    { train: Int32Array.of(600), test: splits.test },
    {},
    'TRAINING_OPTION_INVALID',
  ],
  [
    'a row below 0',
    { train: splits.train, test: Int32Array.of(-1) },
    {},
    'TRAINING_OPTION_INVALID',
  ],
  ['a share above 1', splits, { maximumIdenticalShare: 1.1 }, 'TRAINING_OPTION_INVALID'],
  ['an AUC below a half', splits, { maximumAuc: 0.4 }, 'TRAINING_OPTION_INVALID'],
  ['a level of 1', splits, { level: 1 }, 'TRAINING_OPTION_INVALID'],
  ['a negative gap', splits, { gap: -1 }, 'TRAINING_OPTION_INVALID'],
  ['texts for moments', splits, { timeBy: 'status' }, 'TRAINING_OPTION_INVALID'],
  ['no column to group by', splits, { groupBy: [] }, 'TRAINING_OPTION_INVALID'],
  ['a group column that is not there', splits, { groupBy: 'nobody' }, 'COLUMN_MISSING'],
])('%s is refused', (_, parts, options, code) => {
  expect(() => findLeakage(table, parts, { contract, ...options })).toThrow(
    expect.objectContaining({ code }),
  );
});
