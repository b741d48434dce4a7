import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  GovernanceError,
  groupTensorSql,
  type SqlRow,
  type TensorQuery,
  tensorOfSqlRows,
} from '@codexhub/governance';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../architecture/repository.ts';
import { tensorTable } from './tensor-table.ts';

/** As much of DuckDB's own package, which training depends on, as is needed here. */
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjects(): SqlRow[] }>;
}
interface DuckDB {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

const { query, tensor, statements } = tensorTable('DOUBLE', 'odd table');
let connection: Connection;
beforeAll(async () => {
  const training = createRequire(join(root, 'packages', 'training', 'package.json'));
  const { DuckDBInstance } = training('@duckdb/node-api') as DuckDB;
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of statements) await connection.run(statement);
});

async function counted(asked: TensorQuery) {
  const result = await connection.runAndReadAll(groupTensorSql('duckdb', asked));
  return tensorOfSqlRows(asked, result.getRowObjects());
}

describe('groupTensorSql on DuckDB', () => {
  test('gives the very tensor of the rows: counts, weights, squares and scores', async () => {
    expect(tensor.cells.length).toBeGreaterThan(30);
    expect(await counted(query)).toEqual(tensor);
  });

  test.each<[string, string, string]>([
    ['a label of 2', 'y = 2', 'LABELS_INVALID'],
    ['a missing decision', '"said ""yes""" = NULL', 'LABELS_INVALID'],
    ['a negative weight', 'w = -1', 'WEIGHTS_INVALID'],
    ['a weight of NaN', "w = 'nan'", 'WEIGHTS_INVALID'],
    ['an infinite weight', "w = 'inf'", 'WEIGHTS_INVALID'],
    ['a missing weight', 'w = NULL', 'WEIGHTS_INVALID'],
    ['a weight that the grid cannot hold', 'w = 1e9', 'WEIGHTS_INVALID'],
    ['a score above 1', 's = 1.01', 'SCORES_INVALID'],
    ['a missing score', 's = NULL', 'SCORES_INVALID'],
  ])('refuses %s', async (_, change, code) => {
    await connection.run(`CREATE OR REPLACE TABLE bad AS FROM "${String(query.table)}"`);
    await connection.run(`UPDATE bad SET ${change} WHERE rowid = 17`);
    const error: unknown = await counted({ ...query, table: ['main', 'bad'] }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error instanceof GovernanceError ? error.code : error).toBe(`GOVERNANCE_${code}`);
  });

  test('an empty table has no rows to count', async () => {
    await connection.run(`CREATE TABLE empty AS FROM "${String(query.table)}" LIMIT 0`);
    await expect(counted({ ...query, table: 'empty' })).rejects.toThrow('at least one row');
  });
});
