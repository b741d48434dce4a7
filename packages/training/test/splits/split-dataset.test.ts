import { categoryColumn, createTable, numberColumn } from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitDataset } from '../../src/index.ts';
import { readFixture } from '../fixtures/read-fixture.ts';

interface Case {
  readonly name: string;
  readonly labels: string[] | number[];
  readonly ratios: { train: number; validation: number; test: number };
  readonly seed: number;
  readonly stratified: boolean;
  readonly rows: { train: number[]; validation: number[]; test: number[] };
}

const tableOf = (labels: readonly (string | number)[]) =>
  createTable({
    label: labels.every((label) => typeof label === 'number')
      ? numberColumn(labels)
      : categoryColumn(labels.map(String)),
  });
const ratios = { train: 0.7, validation: 0.15, test: 0.15 };

describe('the rows of scikit-learn 1.9.1', () => {
  test.each(readFixture<{ splits: Case[] }>('splits').splits)('$name', (given) => {
    const stratifyBy = given.stratified ? 'label' : undefined;
    const {
      train,
      validation,
      test: held,
    } = splitDataset(tableOf(given.labels), { ...given, stratifyBy });
    expect({ train: [...train], validation: [...validation], test: [...held] }).toEqual(given.rows);
  });
});

test('every row is in exactly one part, and each part keeps the shares of the strata', () => {
  const labels = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 60, maxLength: 300 });
  fc.assert(
    fc.property(labels, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (drawn, seed) => {
      const all = [...drawn, ...'abcabcabcabcabcabcabcabcabcabc'];
      const splits = splitDataset(tableOf(all), { ratios, stratifyBy: 'label', seed });
      const rows = [...splits.train, ...splits.validation, ...splits.test].sort((a, b) => a - b);
      expect(rows).toEqual(all.map((_, row) => row));
      for (const stratum of 'abc') {
        const share = all.filter((label) => label === stratum).length * ratios.train;
        const taken = [...splits.train].filter((row) => all[row] === stratum).length;
        expect(Math.abs(taken - share)).toBeLessThan(2);
      }
    }),
    { seed: 20261121, numRuns: 50 },
  );
});

test('the digest names the rows: the same for the same seed, another for another', () => {
  const labels = Array.from({ length: 100 }, (_, row) => (row % 3 === 0 ? 'yes' : 'no'));
  const digest = (seed: number) =>
    splitDataset({ table: tableOf(labels) }, { ratios, seed }).digest;
  expect(digest(1)).toBe(digest(1));
  expect(digest(1)).not.toBe(digest(2));
});

describe('refusals', () => {
  const labels = [...Array.from({ length: 30 }, () => 'no'), 'yes'];
  const split =
    (options: Partial<Parameters<typeof splitDataset>[1]>, cells: (string | null)[] = labels) =>
    () =>
      splitDataset(createTable({ label: categoryColumn(cells) }), { ratios, seed: 1, ...options });

  test('a stratum with one row is named, with its size', () => {
    expect(split({ stratifyBy: 'label' })).toThrow(
      expect.objectContaining({
        code: 'TRAINING_STRATUM_TOO_SMALL',
        details: { stratum: 'yes', rows: 1, required: 2 },
      }),
    );
  });
  test('a stratum that does not reach the second cut is refused too, never split otherwise', () => {
    expect(split({ stratifyBy: 'label' }, [...labels, 'yes', 'yes'])).toThrow(
      expect.objectContaining({ code: 'TRAINING_STRATUM_TOO_SMALL' }),
    );
  });
  test('a table without rows', () => {
    expect(split({}, [])).toThrow(expect.objectContaining({ code: 'TRAINING_STRATUM_TOO_SMALL' }));
  });
  test.each([
    ['ratios that do not add up', { ratios: { train: 0.7, validation: 0.2, test: 0.2 } }],
    ['a test ratio of 0', { ratios: { train: 0.8, validation: 0.2, test: 0 } }],
    ['a ratio below 0', { ratios: { train: 0.9, validation: -0.1, test: 0.2 } }],
    ['a ratio that is NaN', { ratios: { train: Number.NaN, validation: 0.1, test: 0.2 } }],
    ['a negative seed', { seed: -1 }],
    ['a seed above 32 bits', { seed: 2 ** 32 }],
  ])('%s', (_, options) => {
    expect(split(options)).toThrow(expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }));
  });
  test('a missing cell in the column to stratify by', () => {
    expect(split({ stratifyBy: 'label' }, [...labels, null])).toThrow(
      expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
    );
  });
  test('a column that is not there', () => {
    expect(split({ stratifyBy: 'nope' })).toThrow(
      expect.objectContaining({ code: 'COLUMN_MISSING' }),
    );
  });
});
