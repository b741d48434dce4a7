import {
  categoryColumn,
  createTable,
  numberColumn,
  timeColumn,
} from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { describe, expect, test } from 'vitest';
import { compareToContract } from '../../../src/index.ts';

describe('anomalies', () => {
  const contract = defineContract({
    name: 'loans',
    task: 'binary_classification',
    features: {
      ratio: { type: 'number', minimum: 0, maximum: 1 },
      kind: { type: 'category', values: ['a', 'b'] },
    },
    target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
    protectedAttributes: {},
    metadata: { day: { type: 'time', nullable: true } },
  });
  const sound = {
    ratio: numberColumn([0.1, 0.2, 0.3]),
    kind: categoryColumn(['a', 'b', 'a']),
    deny: categoryColumn(['no', 'yes', 'no']),
    day: timeColumn([0, 1, null]),
  };
  const said = {
    kind: 'number',
    values: Float64Array.of(0.1, Number.NaN, 0.2),
    validity: Uint8Array.of(7),
  } as const;
  const without = ({ kind: _, ...rest }: typeof sound) => rest;
  test.each([
    ['none', sound, []],
    ['a column dropped', without(sound), ['SCHEMA_MISSING_COLUMN kind']],
    ['a new column', { ...sound, more: numberColumn([1, 2, 3]) }, ['SCHEMA_NEW_COLUMN more']],
    [
      'low and high',
      { ...sound, ratio: numberColumn([-1, 0.5, 2]) },
      ['FLOAT_TYPE_SMALL_FLOAT ratio', 'FLOAT_TYPE_BIG_FLOAT ratio'],
    ],
    [
      'missing',
      { ...sound, ratio: numberColumn([null, 0.5, 1]) },
      ['FEATURE_TYPE_LOW_FRACTION_PRESENT ratio'],
    ],
    [
      'all missing',
      { ...sound, day: timeColumn([null, null, null]) },
      ['FEATURE_TYPE_NOT_PRESENT day'],
    ],
    ['NaN', { ...sound, ratio: said }, ['FLOAT_TYPE_HAS_NAN ratio']],
    [
      'infinite',
      { ...sound, ratio: numberColumn([0, Infinity, 1]) },
      ['FLOAT_TYPE_HAS_INF ratio', 'FLOAT_TYPE_BIG_FLOAT ratio'],
    ],
    [
      'texts for numbers',
      { ...sound, ratio: categoryColumn(['0.5', 'x', '1']) },
      ['FLOAT_TYPE_STRING_NOT_FLOAT ratio'],
    ],
    ['numbers as texts', { ...sound, ratio: categoryColumn(['0.5', '0', '1']) }, []],
    [
      'moments for numbers',
      { ...sound, ratio: timeColumn([0, 1, 1]) },
      ['UNEXPECTED_DATA_TYPE ratio'],
    ],
    [
      'numbers for texts',
      { ...sound, kind: numberColumn([0, 1, 1]) },
      ['UNEXPECTED_DATA_TYPE kind'],
    ],
    [
      'no moments',
      { ...sound, day: categoryColumn(['x', null, null]) },
      ['UNEXPECTED_DATA_TYPE day'],
    ],
    [
      'other texts',
      { ...sound, kind: categoryColumn(['a', 'c', 'd']) },
      ['ENUM_TYPE_UNEXPECTED_STRING_VALUES kind'],
    ],
    [
      'one label',
      { ...sound, deny: categoryColumn(['no', 'no', 'no']) },
      ['FEATURE_TYPE_LOW_UNIQUE deny'],
    ],
  ])('%s', (_, columns, expected) => {
    const found = compareToContract([createTable(columns)], contract);
    expect(found.map(({ type, column }) => `${type} ${column}`)).toEqual(expected);
  });

  test('are worded as in TFDV, in counts', () => {
    const table = createTable({ ...sound, kind: categoryColumn(['a', 'secret', 'd']) });
    expect(compareToContract([table], contract)).toEqual([
      {
        type: 'ENUM_TYPE_UNEXPECTED_STRING_VALUES',
        column: 'kind',
        shortDescription: 'Unexpected string values',
        description:
          'Examples contain values missing from the schema: 2 different one(s) in 2 cells (~67%)',
      },
    ]);
  });

  test('too few and too many rows; several tables count as one', () => {
    const types = (count: number, options: object) =>
      compareToContract(Array(count).fill(createTable(sound)), contract, options).map(
        ({ type }) => type,
      );
    expect(types(1, { minimumRows: 4 })).toEqual(['DATASET_LOW_NUM_EXAMPLES']);
    expect(types(2, { minimumRows: 4 })).toEqual([]);
    expect(types(2, { maximumRows: 5 })).toEqual(['DATASET_HIGH_NUM_EXAMPLES']);
  });
});
