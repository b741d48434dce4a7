import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  address,
  backendAtWork,
  backendsUntil,
  database,
  errorOf,
  load,
  makeVisits,
  psql,
  SLOW,
  select,
} from './postgres-visits.ts';

beforeAll(makeVisits);

describe('what a server refuses', () => {
  test.each([
    ['SELECT FROM WHERE', '42601', 'syntax error'],
    ['SELECT nothing FROM visits', '42703', 'column "nothing"'],
    ['DELETE FROM visits RETURNING *', '42601', 'syntax error'],
    ['WITH gone AS (DELETE FROM visits RETURNING *) SELECT * FROM gone', '0A000', ''],
    ['SELECT * FROM visits FOR UPDATE', '25006', 'read-only'],
    ['SELECT 1; COMMIT; DROP TABLE visits', '42601', 'multiple commands'],
    [
      "SELECT set_config('transaction_read_only', 'off', false) AS late, * FROM visits",
      '25001',
      '',
    ],
    ["SELECT 'Lovelace'::int AS amount", '22P02', ''],
    ['SELECT 1 / (id - 50000) AS late, * FROM visits', '22012', ''],
  ])('%s', async (sql, sqlState, said) => {
    const error = await errorOf(sql);
    expect(error).toMatchObject({ code: 'TRAINING_SOURCE_REFUSED', details: { sqlState } });
    expect(error.message).toContain(said);
    expect(psql('SELECT count(*) FROM visits')).toBe('100000');
  });
  test('a fault in a late row: nothing is loaded', async () => {
    const sql = `SELECT amount, tariff, "left", person, at, 1 / (id - 50000) AS x FROM visits`;
    expect(await errorOf({ sql, batchRows: 1000 })).toMatchObject({
      details: { rows: 50_000, sqlState: '22012' },
    });
  });
  test('too slow a query', async () => {
    const error = await errorOf({ sql: select('1', 'FROM pg_sleep(30)'), statementTimeoutMs: 100 });
    expect(error).toMatchObject({
      code: 'TRAINING_SOURCE_REFUSED',
      details: { sqlState: '57014' },
    });
    expect(error.message).toContain('source.statementTimeoutMs');
  });
  test('a wrong password, a wrong database', async () => {
    const wrong = address.replace(/:[^:@]*@/, ':wrong@');
    expect(await errorOf(select('1'), { connection: wrong })).toMatchObject({
      details: { sqlState: '28P01' },
    });
    const other = address.replace(`/${database}?`, '/nowhere?');
    expect(await errorOf(select('1'), { connection: other })).toMatchObject({
      details: { sqlState: '3D000' },
    });
  });
});

describe('a server that is not there, or goes away', () => {
  test('nobody listens', async () => {
    for (const connection of [
      'postgres://ada:pw@127.0.0.1:1/x',
      'postgres://ada:pw@/x?host=/nowhere',
    ]) {
      expect(await errorOf(select('1'), { connection })).toMatchObject({
        code: 'TRAINING_SOURCE_UNREACHABLE',
        details: { rows: 0 },
      });
    }
  });
  test('an address that is none', async () => {
    const error = await errorOf(select('1'), { connection: 'postgres://ada:Lovelace@[x' });
    expect(error.code).toBe('TRAINING_OPTION_INVALID');
  });
  test('the connection is ended while rows come', async () => {
    const loading = errorOf({ sql: SLOW, batchRows: 10 });
    await backendAtWork();
    psql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'codexhub' AND datname = current_database()",
    );
    const error = await loading;
    expect(error).toMatchObject({
      code: 'TRAINING_SOURCE_UNREACHABLE',
      details: { reason: '57P01' },
    });
    expect(error.details['rows']).toBeGreaterThan(0);
  });
  test('the whole server dies while rows come', async () => {
    const script = join(import.meta.dirname, '..', '..', '.ci', 'postgres');
    const folder = join(tmpdir(), `codexhub-postgres-${process.pid}`);
    const connection = execFileSync(script, ['start', folder], { encoding: 'utf8' }).trim();
    try {
      const loading = errorOf({ sql: SLOW, batchRows: 10 }, { connection });
      await backendAtWork(connection);
      execFileSync(script, ['kill', folder]);
      const error = await loading;
      expect(error.code).toBe('TRAINING_SOURCE_UNREACHABLE');
      expect(error.details['rows']).toBeGreaterThan(0);
    } finally {
      execFileSync(script, ['stop', folder], { stdio: 'ignore' });
    }
  });
  test('the signal ends it, and the server learns of it', async () => {
    const controller = new AbortController();
    const loading = load({ sql: select('1', 'FROM pg_sleep(60)') }, { signal: controller.signal });
    await backendAtWork();
    controller.abort(new Error('enough'));
    await expect(loading).rejects.toThrow('enough');
    await backendsUntil(address, '0');
  });
  test('no connection is left behind', async () => {
    await backendsUntil(address, '0');
  });
});
