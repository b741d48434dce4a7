import { readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { cellAt } from '@codexhub/common-config/columns';
import { digestBytes } from '@codexhub/common-config/kernel';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DataSource, TrainingError } from '../../../src/index.ts';
import { good } from '../../fixtures/loans.ts';
import { at, cellsOf, issuesIn, type Listed, load, put } from '../../fixtures/sources.ts';

describe('Parquet and SQL', () => {
  const SELECT = `SELECT * FROM (VALUES
    (1, 0.1::DOUBLE, 10::BIGINT, 'single', 'no', 'a'),
    (2, 1e-3::DOUBLE, NULL, 'a,b', 'yes', NULL),
    (3, 0.5::DOUBLE, NULL, 'l''été', 'no', 'b')) AS t(id, ratio, amount, marital, deny, "group")`;
  let write: (name: string, select: string, options?: string) => Promise<string>;
  beforeAll(async () => {
    put('same.csv', good);
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    write = async (name, select, options = '') => {
      await connection.run(`COPY (${select}) TO '${at(name)}' (FORMAT parquet${options})`);
      return at(name);
    };
    await write('good.parquet', SELECT);
  });
  const parquet = (path: string): DataSource => ({ path, format: 'parquet' });

  test('the contents of the CSV, whatever the row groups, the packing and the files', async () => {
    const { digest } = await load({ path: at('same.csv'), format: 'csv' });
    const many = `SELECT (i * 7) % 11 / 4 AS ratio, i AS amount, 'single' AS marital, 'no' AS deny, 'a' AS "group" FROM range(20000) r(i)`;
    const whole = await load(parquet(await write('whole.parquet', many)));
    const split = await load(
      parquet(await write('split.parquet', many, ', ROW_GROUP_SIZE 2048, COMPRESSION zstd')),
    );
    for (const part of [0, 1])
      await write(`part-${part}.parquet`, `${many} WHERE i // 10000 = ${part}`);
    const parts = await load({ glob: at('part-*.parquet'), format: 'parquet' });
    expect((await load(parquet(at('good.parquet')))).digest).toBe(digest);
    expect([split.digest, parts.digest]).toEqual([whole.digest, whole.digest]);
    expect(cellAt(parts.table.columns.get('amount')!, 12_345)).toBe(12_345);
    expect(whole.source).toBe(digestBytes(readFileSync(at('whole.parquet'))));
  });

  const one = (columns: string) => `SELECT * REPLACE (${columns}) FROM (${SELECT}) WHERE id <> 2`;
  test.each<[string, string, Listed[]]>([
    ['a text for a number', "'1' AS ratio", [{ problem: 'column_type', column: 'ratio' }]],
    ['a boolean for a number', 'true AS ratio', [{ problem: 'column_type', column: 'ratio' }]],
    ['a float for a category', '1.5 AS deny', [{ problem: 'column_type', column: 'deny' }]],
    [
      'an integer of 2^53',
      '9007199254740992 + id AS amount',
      [
        { problem: 'inexact_integer', row: 1, column: 'amount' },
        { problem: 'inexact_integer', row: 2, column: 'amount' },
      ],
    ],
    [
      'a NaN that was said',
      "CASE WHEN id = 3 THEN 'nan'::DOUBLE END AS amount",
      [{ problem: 'wrong_type', row: 2, column: 'amount' }],
    ],
    [
      'an infinity',
      "'-inf'::DOUBLE AS amount",
      [
        { problem: 'wrong_type', row: 1, column: 'amount' },
        { problem: 'wrong_type', row: 2, column: 'amount' },
      ],
    ],
    [
      'an unknown category',
      "CASE WHEN id = 3 THEN 'Jane' ELSE 'no' END AS deny",
      [{ problem: 'unknown_category', row: 2, column: 'deny' }],
    ],
    [
      'an empty category',
      "'' AS deny",
      [
        { problem: 'unknown_category', row: 1, column: 'deny' },
        { problem: 'unknown_category', row: 2, column: 'deny' },
      ],
    ],
  ])('%s', async (name, columns, issues) => {
    expect(await issuesIn(parquet(await write(`bad ${name}.parquet`, one(columns))))).toEqual(
      issues,
    );
  });

  test('columns that are absent or doubled, no rows, and a file that is cut off or another', async () => {
    const none = await write('none.parquet', `${SELECT} WHERE id > 9`);
    expect(await issuesIn(parquet(none))).toEqual([{ problem: 'no_rows' }]);
    const absent = await write(
      'absent.parquet',
      `SELECT * EXCLUDE (ratio), ratio AS "RATIO" FROM (${SELECT})`,
    );
    expect(await issuesIn(parquet(absent))).toEqual([
      { problem: 'absent_column', column: 'ratio' },
    ]);
    const cut = await write('cut.parquet', SELECT);
    truncateSync(cut, 300);
    expect(await issuesIn(parquet(cut))).toEqual([{ problem: 'unreadable_structure' }]);
    expect(await issuesIn(parquet(put('text.parquet', good)))).toEqual([
      { problem: 'unreadable_structure' },
    ]);
    const bytes = readFileSync(
      await write(
        'broken.parquet',
        `SELECT i * 0.37 AS ratio, i AS amount, 'single' AS marital, 'no' AS deny, 'a' AS "group" FROM range(5000) r(i)`,
      ),
    );
    expect(await issuesIn(parquet(put('broken.parquet', bytes.fill(0x55, 40, 4000))))).toEqual([
      { problem: 'unreadable_structure' },
    ]);
  });

  test('a name that is a pattern to DuckDB is meant literally', async () => {
    await write('odd 1xx.parquet', `${SELECT} WHERE id = 1`);
    symlinkSync(at('good.parquet'), at('odd [1]*?.parquet'));
    expect((await load(parquet(at('odd [1]*?.parquet')))).table.rowCount).toBe(3);
  });

  const sql = (query: string): DataSource => ({
    format: 'sql',
    query,
    files: {
      loans: { path: at('good.parquet'), format: 'parquet' },
      texts: { path: at('same.csv'), format: 'csv' },
      lines: {
        path: put('lines.ndjson', '{"id": 1, "extra": 2.5}\n{"id": 3}\n'),
        format: 'ndjson',
      },
    },
  });

  test('a query over several files', async () => {
    const query = `SELECT l.* REPLACE (t.ratio::DOUBLE AS ratio, n.extra AS amount)
      FROM loans l JOIN texts t ON l.id = t.id::INTEGER LEFT JOIN lines n ON n.id = l.id ORDER BY l.id DESC; -- the last first`.replace(
      '; --',
      ' --',
    );
    const { table, source } = await load(sql(query));
    expect(cellsOf(table, 'ratio')).toEqual([0.5, 1e-3, 0.1]);
    expect(cellsOf(table, 'amount')).toEqual([null, null, 2.5]);
    expect(source).not.toBe((await load(sql(`${query}\n`))).source);
  });

  test('the values of an ENUM stay where they are', async () => {
    const query = "SELECT * REPLACE ('Jane'::ENUM('Jane', 'Joe') AS ratio) FROM loans";
    const error = await load(sql(query)).catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      details: { issues: [{ problem: 'column_type', column: 'ratio' }] },
    });
    expect(JSON.stringify(error)).toContain('the column is ENUM');
    expect(JSON.stringify(error)).not.toMatch(/Jane|Joe/);
  });

  test('memory is a size', async () => {
    for (const memory of ['', '1', '-1GB', 'all']) {
      const source = { ...sql('SELECT 1'), memory } as DataSource;
      await expect(load(source)).rejects.toMatchObject({ code: 'TRAINING_OPTION_INVALID' });
    }
  });

  test('a huge integer is refused, not rounded', async () => {
    const query =
      "SELECT * REPLACE ('9007199254740993'::HUGEINT AS amount) FROM loans WHERE id = 1";
    expect(await issuesIn(sql(query))).toEqual([
      { problem: 'inexact_integer', row: 1, column: 'amount' },
    ]);
  });

  test.each([
    ["COPY loans TO 'x.parquet'", 'Permission Error'],
    ['CREATE TABLE t AS SELECT 1', 'statement type'],
    ['SELECT 1; SELECT 2', 'statements'],
    ['', 'statements'],
    ['SELEC 1', 'Parser Error'],
    ['SELECT nobody FROM loans', 'Binder Error'],
    ["SELECT * FROM read_csv('/etc/passwd')", 'Permission Error'],
    ["SELECT * FROM '/etc/passwd'", 'Catalog Error'],
    ["SELECT content FROM read_text('/etc/hostname')", 'Permission Error'],
    ["SELECT * FROM glob('/*')", 'Permission Error'],
    ['SET lock_configuration = false', 'statement type'],
    ["ATTACH '/tmp/x.db'", 'statement type'],
    ['INSTALL httpfs', 'statement type'],
    [
      'SELECT l.* REPLACE (t.marital::INTEGER AS amount) FROM loans l JOIN texts t ON l.id::VARCHAR = t.id',
      'Conversion Error',
    ],
  ])('%s is refused', async (query, reason) => {
    const error = await load(sql(query)).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'TRAINING_QUERY_INVALID', details: { reason } });
    expect(JSON.stringify(error)).not.toMatch(/single|été/);
  });

  test.each([
    ['a short row', `${good}4,1\n`, 5, 'Lovelace'],
    ['a long row', `${good}4,1,1,single,no,a,Lovelace\n`, 5, 'Lovelace'],
    ['Latin-1', Buffer.from(`${good}4,1,1,caf\xe9,no,a\n`, 'latin1'), undefined, 'caf'],
  ])(
    'sql over a CSV with a fault: its table and line, not its cells: %s',
    async (name, text, line, cell) => {
      const files = {
        sound: { path: at('same.csv'), format: 'csv' },
        faulty: { path: put(`faulty ${name}.csv`, text), format: 'csv' },
      } as const;
      const part = (table: string): string =>
        `SELECT try_cast(ratio AS DOUBLE) AS ratio, try_cast(amount AS DOUBLE) AS amount, marital, deny, "group" FROM ${table}`;
      const query = `${part('sound')} UNION ALL ${part('faulty')}`;
      const error: unknown = await load({ format: 'sql', query, files }).catch((cause) => cause);
      expect(error).toMatchObject({
        code: 'TRAINING_QUERY_INVALID',
        details: { reason: 'Invalid Input Error', table: 'faulty' },
      });
      expect((error as TrainingError).details['line']).toBe(line);
      const place = line === undefined ? 'a row' : `line ${line}`;
      expect((error as Error).message).toContain(`${place} of the table "faulty"`);
      expect((error as Error).message).not.toContain(cell);
    },
  );
  test.each([
    ['NUL bytes', Buffer.from(good, 'utf16le'), 'without NUL bytes'],
    ['a name twice', 'a,a\n1,2\n', 'name each column once'],
    ['nothing', '', 'a header line'],
  ])('sql over a CSV without a sound header: %s', async (name, text, said) => {
    const files = { t: { path: put(`no header ${name}.csv`, text), format: 'csv' } } as const;
    const error: unknown = await load({ format: 'sql', query: 'SELECT * FROM t', files }).catch(
      (cause) => cause,
    );
    expect(error).toMatchObject({ code: 'TRAINING_SOURCE_UNREADABLE' });
    expect((error as Error).message).toContain(said);
  });
});
