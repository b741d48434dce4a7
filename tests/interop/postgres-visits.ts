import { execFileSync } from 'node:child_process';
import { inspect } from 'node:util';
import { cellAt, type Table } from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { loadDataset, type PostgresSource, TrainingError } from '@codexhub/training';
import { expect } from 'vitest';

const server = process.env['CODEXHUB_POSTGRES'] ?? '';

/** A database of this process: test files run beside each other. */
export const database = `visits_${process.pid}`;
export const address = server.replace('/postgres?', `/${database}?`);

type Query = Omit<PostgresSource, 'format' | 'connection'>;

const contract = defineContract({
  name: 'visits',
  task: 'binary_classification',
  features: {
    amount: { type: 'number', nullable: true },
    plan: { type: 'category', values: ['free', 'paid'], column: 'tariff', nullable: true },
  },
  target: { name: 'left', values: ['false', 'true'], positive: 'true', favourable: 'false' },
  protectedAttributes: {},
  metadata: { person: { type: 'text', nullable: true }, at: { type: 'time', nullable: true } },
});

/** Runs SQL by psql: another client than the one that is tested. */
export function psql(sql: string, at = address): string {
  return execFileSync('psql', [at, '-XqtA', '-v', 'ON_ERROR_STOP=1', '-c', sql], {
    encoding: 'utf8',
    env: { ...process.env, PGOPTIONS: '-c client_min_messages=warning' },
  }).trim();
}

export const select = (amount: string, rest = ''): string =>
  `SELECT ${amount} AS amount, 'free' AS tariff, false AS "left", 'p' AS person, DATE '2026-01-02' AS at ${rest}`;

/** A row in two milliseconds. */
export const SLOW = select(
  'i',
  'FROM generate_series(1, 100000) AS i, LATERAL pg_sleep(0.002 + 0 * i)',
);

export const load = (
  query: string | Query,
  options: { connection?: string; signal?: AbortSignal } = {},
) =>
  loadDataset({
    source: {
      format: 'postgres',
      connection: { reveal: () => options.connection ?? address },
      ...(typeof query === 'string' ? { sql: query } : query),
    },
    contract,
    signal: options.signal,
  });

export async function errorOf(...parameters: Parameters<typeof load>): Promise<TrainingError> {
  const error = await load(...parameters).catch((cause: unknown) => cause);
  if (!(error instanceof TrainingError)) throw new Error('was accepted', { cause: error });
  const shown = inspect(error, { depth: 20 }) + JSON.stringify(error);
  expect(shown).not.toContain(new URL(address.replace('@/', '@x/')).password);
  expect(shown).not.toContain('Lovelace');
  return error;
}

export const issuesOf = async (query: string): Promise<unknown> =>
  (
    (await errorOf(query)).details['issues'] as { problem: string; column: string; row?: number }[]
  ).map(({ problem, column, row }) => [problem, column, row]);

export const cellsOf = (table: Table, name: string) =>
  Array.from({ length: table.rowCount }, (_, row) => cellAt(table.columns.get(name)!, row));

/** The amounts of values of one type. */
export const amounts = async (type: string, values: readonly string[]) => {
  const list = values.map((value, at) => `(${at}, (${value})::${type})`).join(', ');
  const { table } = await load(select('v.x', `FROM (VALUES ${list}) AS v (i, x) ORDER BY i`));
  return cellsOf(table, 'amount');
};

/** A table of a hundred thousand rows, in a server that must be there. */
export function makeVisits(): void {
  if (server === '')
    throw new Error('CODEXHUB_POSTGRES must name a server: .ci/postgres start FOLDER');
  psql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`, server);
  psql(`CREATE DATABASE ${database}`, server);
  psql(`CREATE TYPE mood AS ENUM ('free', 'paid');
    CREATE TABLE visits (id bigint PRIMARY KEY, amount float8, tariff text, "left" boolean, person uuid, at timestamptz);
    INSERT INTO visits SELECT i, i / 8.0, CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN 'free' ELSE 'paid' END,
      i % 2 = 0, md5(i::text)::uuid, to_timestamp(i) FROM generate_series(0, 99999) AS i;`);
}

export const backendAtWork = (at = address) =>
  backendsUntil(at, '1').then(() => new Promise((wait) => setTimeout(wait, 300)));

export async function backendsUntil(at: string, count: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      psql(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'codexhub' AND datname = current_database()",
        at,
      ) === count
    )
      return;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`there must be ${count} connection(s) of the source`);
}
