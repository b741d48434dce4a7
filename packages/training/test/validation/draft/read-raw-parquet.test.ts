import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  categoryColumn,
  cellAt,
  createTable,
  numberColumn,
  timeColumn,
} from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import { inferContract, readRawTable, writeDataset } from '../../../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'codexhub-raw-parquet-'));
const path = join(folder, 'loans.parquet');
const moments = [0, 86_400_000, 172_800_000];
const table = createTable({
  ratio: numberColumn(Array.from({ length: 60 }, (_, row) => (row % 11 === 0 ? null : row / 8))),
  home: categoryColumn(Array.from({ length: 60 }, (_, row) => ['own', 'rent', 'NA'][row % 3]!)),
  deny: categoryColumn(Array.from({ length: 60 }, (_, row) => (row % 4 ? 'no' : 'yes'))),
  opened: timeColumn(Array.from({ length: 60 }, (_, row) => moments[row % 3]!)),
});
const contract = defineContract({
  name: 'loans',
  task: 'binary_classification',
  features: {
    ratio: { type: 'number', nullable: true },
    home: { type: 'category', values: ['own', 'rent', 'NA'] },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: {},
  metadata: { opened: { type: 'time' } },
});

beforeAll(async () => {
  const columns = Object.fromEntries(
    [...table.columns].map(([name, column]) => [
      name,
      Array.from({ length: table.rowCount }, (_, row) => {
        const cell = cellAt(column, row);
        return column.kind === 'time' ? new Date(cell as number) : cell;
      }),
    ]),
  );
  await writeDataset({ source: { format: 'columns', columns }, contract, path });
});

const cells = async (name: string, from = path): Promise<(string | number | null)[]> => {
  const { columns } = await readRawTable({ source: { format: 'parquet', path: from } });
  return [0, 1, 2, 11].map((row) => cellAt(columns.get(name)!, row));
};

test('every column is read as texts; what is missing is, and nothing else', async () => {
  expect(await cells('ratio')).toEqual([null, '0.125', '0.25', null]);
  expect(await cells('home')).toEqual(['own', 'rent', 'NA', 'NA']);
});

test('a draft of it has the types of the file', async () => {
  const raw = await readRawTable({ source: { format: 'parquet', path } });
  const { definition } = inferContract([raw], { name: 'loans', target: 'deny' });
  expect(definition.features['ratio']).toMatchObject({ type: 'number', nullable: true });
  expect(definition.features['home']).toMatchObject({
    type: 'category',
    values: ['NA', 'own', 'rent'],
  });
  expect(definition.metadata?.['opened']).toMatchObject({ type: 'time' });
});

test('a NaN is missing: it is no text of its own', async () => {
  const nan = join(folder, 'nan.parquet');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `COPY (SELECT CASE WHEN row % 11 = 0 THEN 'nan'::DOUBLE ELSE row / 8 END AS ratio FROM range(20) AS r(row)) TO '${nan}' (FORMAT parquet)`,
  );
  connection.closeSync();
  expect(await cells('ratio', nan)).toEqual([null, '0.125', '0.25', null]);
});

test('a file that ends early is told so, without what it holds', async () => {
  const broken = join(folder, 'broken.parquet');
  writeFileSync(broken, readFileSync(path).subarray(0, 300));
  const read = (from: string) => readRawTable({ source: { format: 'parquet', path: from } });
  await expect(read(broken)).rejects.toMatchObject({ code: 'TRAINING_DATA_INVALID' });
  await expect(read(broken)).rejects.toThrow('must be a whole Parquet file');
  await expect(read(join(folder, 'gone.parquet'))).rejects.toMatchObject({
    code: 'TRAINING_SOURCE_UNREADABLE',
  });
});
