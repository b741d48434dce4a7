import { type Column, categoryColumn, numberColumn } from '@codexhub/common-config/columns';
import { createRandom } from '@codexhub/common-config/kernel';
import { describe, expect, test } from 'vitest';
import { splitDataset } from '../../src/index.ts';
import { lendingTable } from '../fixtures/lending.ts';
import { check, withColumn } from './leakage-cases.ts';

describe('inputs that give the label away', () => {
  const many = lendingTable(3000, 7);
  const halves = splitDataset(many, { ratios: { train: 0.5, test: 0.5 }, seed: 3 });
  const deny = many.columns.get('deny');
  if (deny?.kind !== 'category') throw new Error('deny must be a category');
  const yes = Array.from(deny.codes, (code) => deny.categories[code] === 'yes');
  const stream = createRandom(5).stream('noise');
  const noise = Float64Array.from(yes, () => stream.next());
  const judged = (name: string, column: Column) =>
    check('target_leakage', { table: withColumn(name, column, many), splits: halves }, name);

  test.each([
    ['a number that is the label', yes.map(Number)],
    ['the label turned round', yes.map((one) => 3 - Number(one))],
    ['the label with noise', yes.map((one, row) => Number(one) + 0.9 * noise[row]!)],
    [
      'a number that is there where the label is yes',
      yes.map((one, row) => (one ? noise[row]! : null)),
    ],
    [
      'a number that is there where the label is no',
      yes.map((one, row) => (one ? null : noise[row]!)),
    ],
    [
      'high numbers and holes where the label is yes',
      yes.map((one, row) => (one ? (row % 2 ? 1 + noise[row]! : null) : noise[row]!)),
    ],
    [
      'low numbers and holes where the label is yes',
      yes.map((one, row) => (one ? (row % 2 ? noise[row]! : null) : 1 + noise[row]!)),
    ],
    ['infinite cells', yes.map((one) => (one ? Number.POSITIVE_INFINITY : 0))],
  ])('%s', (_, values) => {
    const found = judged('amount', numberColumn(values));
    expect(found.outcome).toBe('fail');
    expect(found.n).toBe(3000);
  });
  test.each([
    ['a category that is the label', yes.map((one) => (one ? 'single' : 'married'))],
    ['a category missing where the label is yes', yes.map((one) => (one ? null : 'single'))],
    ['many categories, each of one label', yes.map((one, row) => `${one}${row % 40}`)],
  ])('%s', (_, texts) => {
    const found = judged('status', categoryColumn(texts));
    expect(found.outcome).toBe('fail');
    expect(found.n).toBe(1500);
  });
  test('an identifier of each row is no leak: it says nothing of other rows', () => {
    const found = judged('status', categoryColumn(yes.map((_, row) => `id${row}`)));
    expect(found).toMatchObject({ outcome: 'pass', value: { defined: true, value: 0.5 } });
  });
  test('a strong honest input passes', () => {
    const found = judged(
      'amount',
      numberColumn(yes.map((one, row) => Number(one) + 2 * noise[row]!)),
    );
    if (!found.value.defined) throw new Error('the AUC must be defined');
    expect(found.value.value).toBeGreaterThan(0.8);
    expect(found.outcome).toBe('pass');
  });
  test('few rows do not conclude, but do not pass either', () => {
    const found = check(
      'target_leakage',
      {
        table: withColumn('amount', numberColumn(yes.map(Number)), many),
        splits: { train: halves.train.subarray(0, 40), test: halves.test.subarray(0, 40) },
      },
      'amount',
    );
    expect(found).toMatchObject({
      outcome: 'insufficient_data',
      reason: 'interval_straddles_limit',
      value: { value: 1 },
    });
  });
  test('one label alone', () => {
    const only = [...yes.keys()].filter((row) => !yes[row]);
    const parts = {
      train: Int32Array.from(only.slice(0, 90)),
      test: Int32Array.from(only.slice(90)),
    };
    expect(check('target_leakage', { table: many, splits: parts }, 'amount')).toMatchObject({
      outcome: 'insufficient_data',
      reason: 'single_class',
    });
  });
});
