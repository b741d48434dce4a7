import { describe, expect, test } from 'vitest';
import type { PostgresDriver } from '../../../src/data/postgres/load-driver.ts';
import { openPostgres } from '../../../src/data/postgres/open-postgres.ts';
import { postgresError } from '../../../src/data/postgres/postgres-error.ts';
import type { PostgresSource } from '../../../src/data/postgres/postgres-source.ts';
import { cellsOf, errorOf, requestOf } from '../../fixtures/visits.ts';

// What a real server does is tested in tests/interop; here is what needs none.
const columns = {
  score: 701,
  amount: 1700,
  tariff: 25,
  level: 23,
  left: 16,
  group: 25,
  person: 20,
  at: 1184,
};
const row = [
  '0.5',
  '1.10',
  'free',
  '2',
  't',
  null,
  '9223372036854775807',
  '2026-01-02 03:04:05.678+00',
];

interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly queryMode: string;
}

function fake(
  batches: readonly (readonly unknown[])[],
  connect: () => Promise<void> = () => Promise.resolve(),
) {
  const asked: Asked[] = [];
  let closed = 0;
  const left = [...batches];
  class Client {
    connect = connect;
    on = () => this;
    end = () => {
      closed += 1;
      return Promise.resolve();
    };
    query = (query: Asked) => {
      asked.push(query);
      const fields = Object.entries(columns).map(([name, dataTypeID]) => ({ name, dataTypeID }));
      const rows = query.text.startsWith('FETCH') ? (left.shift() ?? []) : [];
      return rows[0] instanceof Error ? Promise.reject(rows[0]) : Promise.resolve({ fields, rows });
    };
  }
  const driver = { Client } as unknown as PostgresDriver;
  return { load: () => Promise.resolve(driver), asked, closed: () => closed };
}

const source: PostgresSource = {
  format: 'postgres',
  connection: 'postgres://ada:Lovelace@/x',
  sql: 'TABLE visits',
};

async function read(
  load: () => Promise<PostgresDriver>,
  options: Partial<PostgresSource> = {},
  signal?: AbortSignal,
) {
  const request = requestOf(3, signal);
  const tables = [];
  for await (const { table } of openPostgres({ ...source, ...options }, request, load).chunks)
    tables.push(table);
  return tables;
}

test('a driver that is not installed is named', async () => {
  const missing = new Error("Cannot find package 'pg'");
  const failing = read(() => Promise.reject(missing));
  await expect(failing).rejects.toMatchObject({
    code: 'TRAINING_PEER_MISSING',
    details: { package: 'pg' },
    cause: missing,
  });
  await expect(failing).rejects.toThrow('npm install pg');
});

test('batches become chunks, no larger than they may be, in one read-only transaction', async () => {
  const { load, asked, closed } = fake([[row, row], [row]]);
  const tables = await read(load, { batchRows: 9, parameters: [1, new Date(0), null] });
  expect(tables.map(({ rowCount }) => rowCount)).toEqual([2, 1]);
  expect(asked.map(({ text }) => text.split(' ').slice(0, 3).join(' '))).toEqual([
    'BEGIN ISOLATION LEVEL',
    'SELECT set_config(name, wanted,',
    'DECLARE codexhub NO',
    'FETCH FORWARD 3',
    'FETCH FORWARD 3',
    'FETCH FORWARD 3',
  ]);
  expect(asked[0]?.text).toContain('READ ONLY');
  expect(asked[2]).toMatchObject({ values: [1, '1970-01-01T00:00:00.000Z', null] });
  expect(new Set(asked.map(({ queryMode }) => queryMode))).toEqual(new Set(['extended']));
  expect(closed()).toBe(1);
  const cells = [...tables[1]!.columns.keys()].map((name) => [name, cellsOf(tables[1]!, name)[0]]);
  expect(Object.fromEntries(cells)).toEqual({
    score: 0.5,
    amount: 1.1,
    plan: 'free',
    level: '2',
    left: 'true',
    group: null,
    person: '9223372036854775807',
    at: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
  });
});

test('a reader that stops early closes the connection', async () => {
  const { load, closed } = fake([[row], [row]]);
  const request = requestOf(3);
  for await (const { table } of openPostgres(source, request, load).chunks) {
    expect(table.rowCount).toBe(1);
    break;
  }
  expect(closed()).toBe(1);
});

describe('the signal', () => {
  test('ends a connection that hangs, and closes one that comes too late', async () => {
    let arrive = (): void => undefined;
    const { load, closed } = fake(
      [],
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    );
    const controller = new AbortController();
    const reading = read(load, {}, controller.signal);
    setImmediate(() => controller.abort(new Error('enough')));
    await expect(reading).rejects.toThrow('enough');
    arrive();
    await new Promise((done) => setImmediate(done));
    expect(closed()).toBe(1);
  });
  test('that has fired before: nothing is asked', async () => {
    const { load, asked } = fake([[row]]);
    await expect(read(load, {}, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(asked).toEqual([]);
  });
});

describe('errors', () => {
  const fault = (code: string, severity?: string) =>
    Object.assign(new Error('cell "Lovelace"'), { code, ...(severity ? { severity } : {}) });
  test.each([
    ['22P02', 'ERROR', 'TRAINING_SOURCE_REFUSED', false],
    ['23505', 'ERROR', 'TRAINING_SOURCE_REFUSED', false],
    ['P0001', 'ERROR', 'TRAINING_SOURCE_REFUSED', false],
    ['XX001', 'ERROR', 'TRAINING_SOURCE_REFUSED', false],
    ['42703', 'ERROR', 'TRAINING_SOURCE_REFUSED', true],
    ['25006', 'ERROR', 'TRAINING_SOURCE_REFUSED', true],
    ['08006', 'FATAL', 'TRAINING_SOURCE_UNREACHABLE', false],
    ['57P01', 'FATAL', 'TRAINING_SOURCE_UNREACHABLE', false],
    ['EPIPE', undefined, 'TRAINING_SOURCE_UNREACHABLE', false],
    ['ECONNRESET', undefined, 'TRAINING_SOURCE_UNREACHABLE', false],
  ])('%s: repeated only where it speaks of the query', (state, severity, code, repeated) => {
    const error = postgresError(fault(state, severity), 7);
    expect(error).toMatchObject({ code, details: { rows: 7 } });
    expect(error.cause).toBeUndefined();
    expect(error.message.includes('Lovelace')).toBe(repeated);
  });
  test('in the midst of the rows, and the connection is closed', async () => {
    const { load, closed } = fake([[row], [fault('57P01', 'FATAL')]]);
    await expect(read(load)).rejects.toMatchObject({
      code: 'TRAINING_SOURCE_UNREACHABLE',
      details: { rows: 1, reason: '57P01' },
    });
    expect(closed()).toBe(1);
  });
  test.each([
    [{ batchRows: 0 }],
    [{ statementTimeoutMs: 2 ** 31 }],
    [{ connectTimeoutMs: 0.5 }],
    [{ sql: ' ' }],
    [{ connection: 'postgres://ada:Lovelace@[x' }],
  ])('options: %o', async (options) => {
    const error = await errorOf({ ...source, ...options });
    expect(error.code).toBe('TRAINING_OPTION_INVALID');
    expect(`${error.message}${String(error.cause)}`).not.toContain('Lovelace');
  });
  test.each([
    ['a secret that throws', { reveal: () => raise('Lovelace') }],
    ['a secret without a text', { reveal: () => undefined as never }],
    ['nothing', undefined as never],
  ])('the connection: %s', async (_, connection) => {
    const { load, asked } = fake([[row]]);
    const error: unknown = await read(load, { connection }).catch((cause) => cause);
    expect(error).toMatchObject({
      code: 'TRAINING_OPTION_INVALID',
      details: { option: 'source.connection' },
    });
    expect((error as Error).message).not.toContain('Lovelace');
    expect(asked).toEqual([]);
  });
});

function raise(text: string): never {
  throw new Error(text);
}
