import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { categoryColumn, cellAt, createTable, timeColumn } from '@codexhub/common-config/columns';
import { loadFeatureStore } from '@codexhub/pipeline';
import { historicalFeatures } from '@codexhub/training';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from './support.ts';

const dir = temporaryFolder();
const at = (text: string): number => Date.parse(`${text}T12:00:00Z`);

const store = `
views:
  - name: account
    source: { format: csv, path: account.csv }
    columns:
      customer: { type: text }
      at: { type: time }
      loaded: { type: time }
      balance: { type: number, nullable: true }
    keys: [customer]
    time: at
    known: loaded
    ttlDays: 60
    features: [balance]
  - name: payments
    source:
      format: sql
      files: { paid: { path: paid.csv, format: csv } }
      # What was paid in the month before, as of each payment.
      query: >
        SELECT customer, day AS paid_at, sum(amount) OVER (
          PARTITION BY customer ORDER BY day
          RANGE BETWEEN INTERVAL 30 DAYS PRECEDING AND CURRENT ROW) AS month
        FROM (SELECT customer, day::TIMESTAMP AS day, amount::DOUBLE AS amount FROM paid)
        ORDER BY day
    columns:
      customer: { type: text }
      paid_at: { type: time }
      month: { type: number }
    keys: [customer]
    time: paid_at
    features: [month]
`;

beforeAll(() => {
  writeFileSync(join(dir, 'default.yaml'), store);
  writeFileSync(
    join(dir, 'account.csv'),
    `customer,at,loaded,balance
ada,2020-01-01,2020-01-02,10
ada,2020-02-01,2020-03-09,20
bob,2019-10-01,2019-10-01,30
`,
  );
  writeFileSync(
    join(dir, 'paid.csv'),
    `customer,day,amount
ada,2020-01-20,1
ada,2020-02-10,2
ada,2020-02-25,4
bob,2020-03-01,8
`,
  );
});

const events = createTable({
  customer: categoryColumn(['ada', 'ada', 'bob']),
  at: timeColumn([at('2020-02-20'), at('2020-03-20'), at('2020-02-20')]),
});
const joined = () =>
  historicalFeatures({ events, eventTime: 'at', views: loadFeatureStore({ dir, env: {} }) });

describe('the views of a store', () => {
  test('give each event what was known of its entity then', async () => {
    const { table, coverage } = await joined();
    const cells = (name: string) => [0, 1, 2].map((row) => cellAt(table.columns.get(name)!, row));
    // In February the second balance was so, but nobody knew it yet; bob's is too old.
    expect(cells('account__balance')).toEqual([10, 20, null]);
    expect(cells('payments__month')).toEqual([3, 6, null]);
    expect(
      coverage.map(({ view, matched, expired, absent }) => [view, matched, expired, absent]),
    ).toEqual([
      ['account', 2, 1, 0],
      ['payments', 2, 0, 1],
    ]);
  });

  test('have a version: other data, or another definition, is another one', async () => {
    const { version } = await joined();
    expect((await joined()).version).toBe(version);
    const path = join(dir, 'account.csv');
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, before.replace(',10\n', ',11\n'));
    expect((await joined()).version).not.toBe(version);
    writeFileSync(path, before);
    writeFileSync(join(dir, 'default.yaml'), store.replace('INTERVAL 30', 'INTERVAL 31'));
    expect((await joined()).version).not.toBe(version);
    writeFileSync(join(dir, 'default.yaml'), store);
  });
});

test.each([
  ['a feature without a column', 'features: [balance]', 'features: [wealth]', /no column "wealth"/],
  ['a moment that is none', 'known: loaded', 'known: customer', /must be a column of type "time"/],
  ['a typo', 'ttlDays: 60', 'ttlDay: 60', /ttlDays/],
])('%s is told with its place', (_, from, to, message) => {
  writeFileSync(join(dir, 'default.yaml'), store.replace(from, to));
  expect(() => loadFeatureStore({ dir, env: {} })).toThrow(message);
  expect(() => loadFeatureStore({ dir, env: {} })).toThrow(/default\.yaml:\d+:\d+/);
  writeFileSync(join(dir, 'default.yaml'), store);
});

test('a fact that does not fit is told with its line, and not with its value', async () => {
  const path = join(dir, 'account.csv');
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.replace(',10\n', ',plenty\n'));
  await expect(joined()).rejects.toMatchObject({ code: 'TRAINING_DATA_INVALID' });
  await expect(joined()).rejects.toThrow(/account\.csv:2/);
  await expect(joined()).rejects.not.toThrow('plenty');
  writeFileSync(path, before);
});
