import {
  Binary,
  Bool,
  type Data,
  Dictionary,
  Float16,
  Float64,
  Int32,
  Int64,
  makeData,
  makeVector,
  type RecordBatch,
  RecordBatchReader,
  Table,
  tableToIPC,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalText } from '../../../src/data/arrow/decimal-text.ts';
import { halfFloat } from '../../../src/data/arrow/half-float.ts';
import { cellsOf, errorOf, issuesOf, load } from '../../fixtures/visits.ts';
import { fits, N, source } from './arrow-tables.ts';

describe('NaN', () => {
  const amount = vectorFromArray([Number.NaN, null, 3], new Float64());
  test('is a value, which the contract refuses, and a null is none', async () => {
    expect(await issuesOf(source({ amount }))).toEqual(['wrong_type amount@1']);
    expect(
      await issuesOf(source({ amount: makeVector(Float64Array.of(1, Number.NaN, 2)) })),
    ).toEqual(['wrong_type amount@2']);
  });
  test('is missing where the source says so', async () => {
    const { table } = await load({ ...source({ amount }), nan: 'missing' });
    expect(cellsOf(table, 'amount')).toEqual([null, null, 3]);
  });
});

describe('what is refused', () => {
  test.each([
    [
      'texts for numbers',
      { amount: vectorFromArray(['1', '2', '3'], new Utf8()) },
      ['column_type amount'],
    ],
    [
      'booleans for numbers',
      { amount: vectorFromArray([true, true, false], new Bool()) },
      ['column_type amount'],
    ],
    ['numbers for moments', { at: vectorFromArray([1, 2, 3], new Int32()) }, ['column_type at']],
    ['moments for numbers', { amount: fits.at }, ['column_type amount']],
    [
      'a dictionary of texts for numbers',
      { amount: vectorFromArray(['1', '2', '3']) },
      ['column_type amount'],
    ],
    [
      'bytes',
      { person: vectorFromArray([new Uint8Array(1), null, null], new Binary()) },
      ['column_type person'],
    ],
    [
      'another category',
      { tariff: vectorFromArray(['free', 'gold', null]) },
      ['unknown_category plan@2'],
    ],
    [
      'a text that is no moment',
      { at: vectorFromArray(['soon', null, 'soon']) },
      ['wrong_type at@1', 'wrong_type at@3'],
    ],
    [
      'a dictionary of numbers that float64 would round',
      {
        amount: vectorFromArray(
          [2n ** 60n, 1n, 2n ** 60n],
          new Dictionary(new Int64(), new Int32()),
        ),
      },
      ['inexact_integer amount@1', 'inexact_integer amount@3'],
    ],
  ])('%s', async (_, columns, issues) => {
    expect(await issuesOf(source(columns as unknown as Record<string, Vector>))).toEqual(issues);
  });
  test('a code that leads out of its dictionary', async () => {
    const dictionary = vectorFromArray(['paid', 'free'], new Utf8());
    const data: Data = makeData({
      type: new Dictionary(new Utf8(), new Int32()),
      data: Int32Array.of(0, 2, 1),
      dictionary,
    });
    expect(await issuesOf(source({ tariff: new Vector([data]) }))).toEqual([
      'unreadable_structure plan@2',
    ]);
  });
  test('a column that is not there, and one that is there twice', async () => {
    const { amount: _, ...without } = fits;
    expect(await issuesOf({ format: 'arrow', table: new Table(without) })).toEqual([
      'absent_column amount',
    ]);
    const fields = [...source().table.schema.fields, source().table.schema.fields[0]];
    const doubled = {
      schema: { fields },
      numRows: N,
      getChildAt: (at: number) => source().table.getChildAt(at % 8),
    };
    expect(await issuesOf({ format: 'arrow', table: doubled as never })).toEqual([
      'duplicate_column score',
    ]);
  });
  test('no rows, no batches, and what is no table', async () => {
    expect(await issuesOf({ format: 'arrow', table: source().table.slice(0, 0) })).toEqual([
      'no_rows',
    ]);
    expect(await issuesOf({ format: 'arrow', table: [] })).toEqual(['no_rows']);
    expect(await errorOf({ format: 'arrow', table: 7 as never })).toMatchObject({
      code: 'TRAINING_OPTION_INVALID',
    });
  });
  test('a stream that ends early', async () => {
    const ipc = tableToIPC(source().table, 'stream');
    const reader = await RecordBatchReader.from(
      (async function* () {
        yield ipc.subarray(0, ipc.length - 100);
      })(),
    );
    const error = await errorOf({ format: 'arrow', table: reader as AsyncIterable<RecordBatch> });
    expect(error.code).toBe('TRAINING_SOURCE_UNREADABLE');
  });
});

describe('laws', () => {
  test('a decimal’s text is its number', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(2n ** 127n), 2n ** 127n - 1n),
        fc.integer({ min: -5, max: 38 }),
        (whole, scale) => {
          const words = [0n, 32n, 64n, 96n].map((at) =>
            Number((BigInt.asUintN(128, whole) >> at) & 0xffffffffn),
          );
          expect(decimalText(Uint32Array.from(words), scale)).toBe(`${whole}e${-scale}`);
        },
      ),
      { seed: 20261121, numRuns: 100 },
    );
  });
  test('every half float is what the platform reads', () => {
    const vector = new Vector([
      makeData({
        type: new Float16(),
        data: Uint16Array.from({ length: 65_536 }, (_, bits) => bits),
      }),
    ]);
    const wrong = Array.from(vector, (value, bits) => [value, halfFloat(bits)]).filter(
      ([theirs, ours]) => !Object.is(theirs, ours) && Number.isFinite(theirs),
    );
    expect(wrong).toEqual([]);
    expect([0x7c00, 0xfc00].map(halfFloat)).toEqual([Infinity, -Infinity]);
    expect(halfFloat(0x7e00)).toBeNaN();
  });
});
