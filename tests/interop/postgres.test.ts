import { beforeAll, describe, expect, test } from 'vitest';
import {
  amounts,
  cellsOf,
  database,
  issuesOf,
  load,
  makeVisits,
  psql,
  select,
} from './postgres-visits.ts';

beforeAll(makeVisits);

describe('rows', () => {
  test('of a table, more than a batch, as psql reads them', async () => {
    const { table, digest, source } = await load({
      sql: 'SELECT * FROM visits ORDER BY id',
      batchRows: 7001,
    });
    expect(table.rowCount).toBe(100_000);
    const sum = cellsOf(table, 'amount').reduce<number>((all, amount) => all + Number(amount), 0);
    expect(sum).toBe(Number(psql('SELECT sum(amount) FROM visits')));
    expect(cellsOf(table, 'plan').slice(0, 4)).toEqual([null, 'free', 'paid', null]);
    expect(cellsOf(table, 'left').slice(0, 2)).toEqual(['true', 'false']);
    expect(cellsOf(table, 'person')[99_999]).toBe(
      psql('SELECT person FROM visits WHERE id = 99999'),
    );
    expect(cellsOf(table, 'at')[99_999]).toBe(99_999_000);
    expect(source).toBe(digest);
    const other = await load({ sql: 'TABLE visits ORDER BY id;  -- the same', batchRows: 50_000 });
    expect(other.digest).toBe(digest);
  });
  test('with parameters of each kind', async () => {
    const sql = `SELECT $1::float8 AS amount, $2::text AS tariff, $3::boolean AS "left", $4::int8 AS person, $5::timestamptz AS at`;
    const at = new Date('2026-07-01T00:00:00.123Z');
    const { table } = await load({ sql, parameters: [0.1, 'paid', true, 2n ** 62n, at] });
    expect([...table.columns.keys()].map((name) => cellsOf(table, name)[0])).toEqual([
      0.1,
      'paid',
      String(2n ** 62n),
      at.getTime(),
      'true',
    ]);
    const nothing = await load({ sql, parameters: [null, null, false, null, null] });
    expect(cellsOf(nothing.table, 'amount')).toEqual([null]);
  });
  test('none', async () => {
    expect(await issuesOf(`${select('1')} WHERE false`)).toEqual([
      ['no_rows', undefined, undefined],
    ]);
  });
});

describe('types', () => {
  test.each([
    ['int2', ['-32768', 'NULL'], [-32768, null]],
    ['int8', ['9007199254740991', '-9007199254740991'], [2 ** 53 - 1, -(2 ** 53) + 1]],
    [
      'float8',
      ['0.1', '1e-320', "'Infinity'::float8 - 'Infinity'::float8 + NULL"],
      [0.1, 1e-320, null],
    ],
    ['float4', ['0.1'], [Math.fround(0.1)]],
    ['numeric', ['0.10', '-12345678.9', '1 / 3.0', '0'], [0.1, -12345678.9, 1 / 3, 0]],
    ['numeric(20,2)', ['123456789012.34'], [123456789012.34]],
  ])('%s', async (type, values, expected) => {
    expect(await amounts(type, values)).toEqual(expected);
  });
  test.each([
    ['int8', '9007199254740993', 'inexact_integer'],
    ['numeric', '9007199254740993', 'inexact_integer'],
    ['numeric(38,0)', '-1e22', 'inexact_integer'],
    ['numeric', "'NaN'", 'wrong_type'],
    ['float8', "'NaN'", 'wrong_type'],
    ['float8', "'-Infinity'", 'wrong_type'],
  ])('%s %s is refused, not rounded', async (type, value, problem) => {
    expect(await issuesOf(select(`(${value})::${type}`))).toEqual([[problem, 'amount', 1]]);
  });
  test('a NaN that means missing', async () => {
    const { table } = await load({ sql: select("'NaN'::numeric"), nan: 'missing' });
    expect(cellsOf(table, 'amount')).toEqual([null]);
  });
  test.each(['text', 'boolean', 'date', 'json'])('%s is no number', async (type) => {
    expect(await issuesOf(select(`NULL::${type}`))).toEqual([['column_type', 'amount', undefined]]);
  });
  test.each([
    ["DATE '2026-03-29'", Date.UTC(2026, 2, 29)],
    ["TIMESTAMP '2026-03-29 02:30:00.123456'", Date.UTC(2026, 2, 29, 2, 30, 0, 123)],
    ["TIMESTAMPTZ '2026-03-29 02:30:00+05:30'", Date.UTC(2026, 2, 28, 21)],
    ["'2026-03-29T02:30Z'::text", Date.UTC(2026, 2, 29, 2, 30)],
  ])('a moment: %s, whatever zone the server has', async (value, expected) => {
    psql(
      `ALTER DATABASE ${database} SET TimeZone = 'Asia/Tokyo'; ALTER DATABASE ${database} SET DateStyle = 'German'`,
    );
    const { table } = await load(select('1').replace("DATE '2026-01-02'", value));
    expect(cellsOf(table, 'at')).toEqual([expected]);
  });
  test.each(["'infinity'::timestamptz", "'0044-03-15 BC'::date", "'soon'::text"])(
    '%s is no moment',
    async (value) => {
      expect(await issuesOf(select('1').replace("DATE '2026-01-02'", value))).toEqual([
        ['wrong_type', 'at', 1],
      ]);
    },
  );
  test('a category of an enumeration, a key of any type', async () => {
    const { table } = await load(
      select('1').replace("'free'", "'paid'::mood").replace("'p'", '2^62::numeric(30,2)'),
    );
    expect(cellsOf(table, 'plan')).toEqual(['paid']);
    expect(await issuesOf(select('1').replace("'free'", "'Lovelace'::text"))).toEqual([
      ['unknown_category', 'plan', 1],
    ]);
  });
  test('a column that is not selected, and one that is so twice', async () => {
    expect(await issuesOf('SELECT 1 AS amount')).toHaveLength(4);
    expect(await issuesOf(select('1 AS amount, 2'))).toEqual([
      ['duplicate_column', 'amount', undefined],
    ]);
  });
});
