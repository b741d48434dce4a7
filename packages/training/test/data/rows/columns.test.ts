import { describe, expect, test } from 'vitest';
import { cellsOf, errorOf, issuesOf, load, visit } from '../../fixtures/visits.ts';

const N = 3;
const columns = (cells: Readonly<Record<string, ArrayLike<unknown>>> = {}) => ({
  format: 'columns' as const,
  columns: {
    ...Object.fromEntries(
      Object.entries(visit()).map(([name, cell]) => [name, Array.from({ length: N }, () => cell)]),
    ),
    ...cells,
  },
});

describe('typed arrays', () => {
  test.each([
    ['Float64Array', Float64Array.of(1, -2.5, 3)],
    ['Float32Array', Float32Array.of(1, -2.5, 3)],
    ['Int8Array', Int8Array.of(1, -2, 3)],
    ['Uint8ClampedArray', Uint8ClampedArray.of(1, 2, 300)],
    ['Uint32Array', Uint32Array.of(1, 2, 2 ** 32 - 1)],
    ['BigInt64Array', BigInt64Array.of(1n, -2n, 2n ** 53n - 1n)],
    ['BigUint64Array', BigUint64Array.of(1n, 2n, 3n)],
  ])('%s', async (_, amount) => {
    const { table } = await load(columns({ amount }));
    expect(cellsOf(table, 'amount')).toEqual(Array.from<number | bigint, number>(amount, Number));
  });
  test('are copied: what is written afterwards changes no dataset', async () => {
    const amount = Float64Array.of(1, 2, 3);
    const { table } = await load(columns({ amount }));
    amount[0] = 99;
    expect(cellsOf(table, 'amount')).toEqual([1, 2, 3]);
  });
  test('of whole numbers that float64 would round', async () => {
    const amount = BigInt64Array.of(1n, 2n ** 53n, -(2n ** 62n));
    expect(await issuesOf(columns({ amount }))).toEqual([
      'inexact_integer amount@2',
      'inexact_integer amount@3',
    ]);
  });
  test('say NaN: a value, or missing where the source says so', async () => {
    const amount = Float64Array.of(1, Number.NaN, 3);
    expect(await issuesOf(columns({ amount }))).toEqual(['wrong_type amount@2']);
    const { table } = await load({ ...columns({ amount }), nan: 'missing' });
    expect(cellsOf(table, 'amount')).toEqual([1, null, 3]);
  });
  test('of numbers are no moments, and categories only where declared', async () => {
    expect(await issuesOf(columns({ at: Float64Array.of(1, 2, 3) }))).toHaveLength(3);
    const { table } = await load(columns({ level: Int32Array.of(1, 2, 1) }));
    expect(cellsOf(table, 'level')).toEqual(['1', '2', '1']);
    expect(await issuesOf(columns({ level: Int32Array.of(1, 2, 3) }))).toEqual([
      'unknown_category level@3',
    ]);
  });
});

test('holes, null and undefined are missing', async () => {
  const amount = [1, 2, 3] as (number | null | undefined)[];
  delete amount[0];
  amount[1] = null;
  expect(cellsOf((await load(columns({ amount }))).table, 'amount')).toEqual([null, null, 3]);
});

test('chunks follow each other', async () => {
  const amount = Float64Array.from({ length: 70_000 }, (_, row) => row);
  const many = Object.fromEntries(
    Object.entries(visit()).map(([name, cell]) => [name, new Array(amount.length).fill(cell)]),
  );
  const { table } = await load({ format: 'columns', columns: { ...many, amount } });
  expect(cellsOf(table, 'amount')).toEqual([...amount]);
  amount[69_999] = Number.NaN;
  expect(await issuesOf({ format: 'columns', columns: { ...many, amount } })).toEqual([
    'wrong_type amount@70000',
  ]);
});

describe('a structure that does not fit', () => {
  test.each([
    ['too few cells', { amount: [1] }, ['wrong_cell_count amount']],
    ['no array', { amount: '123' }, ['column_type amount']],
    ['an object', { amount: { length: 3 } }, ['column_type amount']],
    ['a DataView', { amount: new DataView(new ArrayBuffer(8)) as never }, ['column_type amount']],
    ['undefined', { amount: undefined as never }, ['absent_column amount']],
  ])('%s', async (_, cells, issues) => {
    expect(await issuesOf(columns(cells))).toEqual(issues);
  });
  test('inherited columns are none', async () => {
    const error = await errorOf({ format: 'columns', columns: Object.create(columns().columns) });
    expect(error.message.match(/absent column/g)).toHaveLength(8);
  });
  test('columns of no cells', async () => {
    const empty = Object.fromEntries(Object.keys(visit()).map((name) => [name, []]));
    expect(await issuesOf({ format: 'columns', columns: empty })).toEqual(['no_rows']);
  });
  test('null for columns', async () => {
    expect((await issuesOf({ format: 'columns', columns: null as never })).length).toBe(8);
  });
});
