import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellAt } from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { Decimal, makeData, Table, Vector, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { converterFor } from '../../src/data/postgres/cell-converters.ts';
import { type DataSource, loadDataset, TrainingError } from '../../src/index.ts';
import { folder } from '../fixtures/loans.ts';

// One rule for all sources: a decimal is the nearest double, a whole number beyond ±(2^53 − 1) is refused.
const contract = defineContract({
  name: 'amounts',
  task: 'binary_classification',
  features: { amount: { type: 'number' } },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: {},
});
const home = mkdtempSync(join(folder, 'decimals-'));
const put = (name: string, text: string): string => {
  writeFileSync(join(home, name), text);
  return join(home, name);
};

async function readBy(source: DataSource): Promise<unknown> {
  try {
    const { table } = await loadDataset({ source, contract });
    return cellAt(table.columns.get('amount')!, 0);
  } catch (error) {
    if (!TrainingError.isInstance(error)) throw error;
    return (error.details['issues'] as { problem: string }[])[0]?.problem;
  }
}

const scaleOf = (text: string): number => text.split('.')[1]?.length ?? 0;

function inArrow(text: string): DataSource {
  const whole = BigInt.asUintN(128, BigInt(text.replace('.', '')));
  const words = [0n, 32n, 64n, 96n].map((at) => Number((whole >> at) & 0xffffffffn));
  const type = new Decimal(scaleOf(text), 38, 128);
  const amount = new Vector([makeData({ type, data: Uint32Array.from(words), length: 1 })]);
  return { format: 'arrow', table: new Table({ amount, deny: vectorFromArray(['no']) }) };
}

function inPostgres(text: string): unknown {
  const problems: string[] = [];
  const value = converterFor({ type: 'number', nullable: false }, 1700)!(text, ({ problem }) => {
    problems.push(problem);
  });
  return problems[0] ?? value;
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  CSV: (text) => readBy({ format: 'csv', path: put('one.csv', `amount,deny\n${text},no\n`) }),
  NDJSON: (text) =>
    readBy({ format: 'ndjson', path: put('one.ndjson', `{"amount":${text},"deny":"no"}\n`) }),
  'DuckDB, as of Parquet': (text) =>
    readBy({
      format: 'sql',
      query: `SELECT '${text}'::DECIMAL(38,${scaleOf(text)}) AS amount, 'no' AS deny`,
      files: {},
    }),
  Arrow: (text) => readBy(inArrow(text)),
  PostgreSQL: inPostgres,
};

describe.each(Object.entries(readers))('%s', (_, read) => {
  test.each([
    '0.10',
    '0.33333333333333333333',
    '-0.1000000000000000055511151231257827',
    '123456789012345678.91',
    '9007199254740993.0',
    '-9007199254740991',
  ])('%s is the nearest double', async (text) => {
    expect(await read(text)).toBe(Number(text));
  });
  test.each(['9007199254740992', '-9007199254740993', '10000000000000000000000'])(
    '%s is refused: it may be a key',
    async (text) => {
      expect(await read(text)).toBe('inexact_integer');
    },
  );
});
