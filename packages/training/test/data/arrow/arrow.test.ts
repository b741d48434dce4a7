import {
  DateDay,
  DateMillisecond,
  Decimal,
  Dictionary,
  Float16,
  Float32,
  Float64,
  Int8,
  Int32,
  Int64,
  LargeUtf8,
  makeData,
  makeVector,
  Null,
  RecordBatchReader,
  TimestampMicrosecond,
  TimestampNanosecond,
  TimestampSecond,
  tableFromIPC,
  tableToIPC,
  Uint64,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { openArrow } from '../../../src/data/arrow/open-arrow.ts';
import { cellsOf, issuesOf, load, requestOf, visit } from '../../fixtures/visits.ts';
import { cells, N, source, wideCodes } from './arrow-tables.ts';

describe('what is accepted', () => {
  test('a table of every kind', async () => {
    const { table } = await load(source());
    expect(cellsOf(table, 'plan')).toEqual(['free', 'paid', 'free']);
    expect(cellsOf(table, 'level')).toEqual(['1', '2', '1']);
    expect(cellsOf(table, 'left')).toEqual(['false', 'true', 'false']);
    expect(cellsOf(table, 'group')).toEqual(['a', 'b', null]);
    expect(cellsOf(table, 'person')).toEqual(['p1', 'p2', null]);
    const moment = (visit()['at'] as Date).getTime();
    expect(cellsOf(table, 'at')).toEqual([moment, null, moment]);
  });
  test.each([
    ['Float64', vectorFromArray([1.5, null, -3], new Float64()), [1.5, null, -3]],
    ['Float32', vectorFromArray([1.5, null, -3], new Float32()), [1.5, null, -3]],
    ['Float16', vectorFromArray([1.5, null, -0.25], new Float16()), [1.5, null, -0.25]],
    ['Int8', vectorFromArray([1, null, -3], new Int8()), [1, null, -3]],
    [
      'Int64',
      vectorFromArray([1n, null, -(2n ** 53n) + 1n], new Int64()),
      [1, null, -(2 ** 53) + 1],
    ],
    ['Uint64', vectorFromArray([1n, null, 3n], new Uint64()), [1, null, 3]],
    ['Null', vectorFromArray([null, null, null], new Null()), [null, null, null]],
    [
      'a dictionary of numbers',
      vectorFromArray([1.5, null, 1.5], new Dictionary(new Float64(), new Int32())),
      [1.5, null, 1.5],
    ],
  ])('numbers of %s', async (_, vector, expected) => {
    expect(await cells('amount', vector as Vector)).toEqual(expected);
  });
  test('decimals', async () => {
    const words = (...values: bigint[]) =>
      new Uint32Array(
        values.flatMap((value) =>
          [0n, 32n, 64n, 96n].map((at) => Number((BigInt.asUintN(128, value) >> at) & 0xffffffffn)),
        ),
      );
    const decimals = (...values: [bigint, bigint, bigint]) =>
      new Vector([
        makeData({ type: new Decimal(2, 38, 128), data: words(...values), length: N }),
      ]) as Vector;
    expect(await cells('amount', decimals(12345n, -10n, 0n))).toEqual([123.45, -0.1, 0]);
    expect(await cells('amount', decimals(1n, 12345678901234567891n, 0n))).toEqual([
      0.01, 123456789012345680, 0,
    ]);
  });
  test.each([
    [
      'days',
      vectorFromArray([new Date('1969-12-31'), null, new Date('2026-11-21')], new DateDay()),
      [-86_400_000, null, Date.UTC(2026, 10, 21)],
    ],
    [
      'dates in milliseconds',
      vectorFromArray([new Date(-86_400_000), null, new Date(0)], new DateMillisecond()),
      [-86_400_000, null, 0],
    ],
    [
      'seconds',
      new Vector([makeData({ type: new TimestampSecond(), data: BigInt64Array.of(-1n, 0n, 2n) })]),
      [-1000, 0, 2000],
    ],
    [
      'microseconds',
      new Vector([
        makeData({
          type: new TimestampMicrosecond('Europe/Paris'),
          data: BigInt64Array.of(-1n, 999n, 1001n),
        }),
      ]),
      [-1, 0, 1],
    ],
    [
      'nanoseconds',
      new Vector([
        makeData({
          type: new TimestampNanosecond(),
          data: BigInt64Array.of(-1n, 1_767_323_045_678_999_999n, 1_000_000n),
        }),
      ]),
      [-1, 1_767_323_045_678, 1],
    ],
    [
      'texts after ISO 8601',
      vectorFromArray(['1970-01-02', null, '1970-01-01T00:00:01Z'], new Utf8()),
      [86_400_000, null, 1000],
    ],
    [
      'a dictionary of texts',
      vectorFromArray(['1970-01-02', null, '1970-01-02']),
      [86_400_000, null, 86_400_000],
    ],
  ])('moments as %s', async (_, vector, expected) => {
    expect(await cells('at', vector as Vector)).toEqual(expected);
  });
  test.each([
    ['LargeUtf8', vectorFromArray(['free', null, 'paid'], new LargeUtf8())],
    [
      'a dictionary with bytes as codes',
      vectorFromArray(['free', null, 'paid'], new Dictionary(new Utf8(), new Int8())),
    ],
    ['a dictionary with wide codes', wideCodes()],
  ])('categories as %s', async (_, vector) => {
    expect(await cells('plan', vector as Vector, 'tariff')).toEqual(['free', null, 'paid']);
  });
  test('a dictionary that names more than is used', async () => {
    const dictionary = vectorFromArray(['never', 'paid', 'free'], new Utf8());
    const data = makeData({
      type: new Dictionary(new Utf8(), new Int32()),
      data: Int32Array.of(2, 1, 2),
      dictionary,
    });
    expect(await cells('plan', new Vector([data]) as Vector, 'tariff')).toEqual([
      'free',
      'paid',
      'free',
    ]);
  });
});

describe('pieces', () => {
  const three = source().table;
  test('batches, slices, streams and files are one dataset', async () => {
    const whole = (await load(source())).digest;
    const ipc = tableToIPC(three, 'stream');
    const twice = three.concat(three);
    const cases = {
      batches: three.batches,
      table: tableFromIPC(ipc),
      stream: await RecordBatchReader.from(ipc),
      async: await RecordBatchReader.from(
        (async function* () {
          yield ipc;
        })(),
      ),
      slice: twice.slice(2, 5).slice(1, 3).concat(twice.slice(5)),
    };
    for (const [name, table] of Object.entries(cases)) {
      const { digest, table: loaded } = await load({ format: 'arrow', table: table as never });
      if (name === 'slice') expect(cellsOf(loaded, 'amount')).toEqual([10, 20, 30]);
      expect(digest, name).toBe(whole);
    }
  });
  test('rows are numbered through the batches', async () => {
    const bad = source({ amount: vectorFromArray([1n, 2n ** 60n, 2n], new Int64()) }).table;
    const table = [source({ amount: vectorFromArray([1n, 2n, 3n], new Int64()) }).table, bad];
    expect(await issuesOf({ format: 'arrow', table })).toEqual(['inexact_integer amount@5']);
  });
  test('a null bitmap that does not begin with the piece', async () => {
    const amount = vectorFromArray([null, 1, null, 3, null, 5, 6], new Float64()).slice(2, 5);
    expect(await cells('amount', amount)).toEqual([null, 3, null]);
  });
  test('doubles without nulls are not copied', async () => {
    const values = Float64Array.of(1, 2, 3);
    const request = requestOf(10);
    for await (const { table } of openArrow(source({ amount: makeVector(values) }), request)
      .chunks) {
      const column = table.columns.get('amount');
      expect(column?.kind === 'number' && column.values.buffer).toBe(values.buffer);
    }
  });
});
