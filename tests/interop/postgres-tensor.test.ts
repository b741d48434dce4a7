import { groupTensorSql, type SqlRow, tensorOfSqlRows } from '@codexhub/governance';
import { expect, test } from 'vitest';
import { tensorTable } from '../integration/tensor-table.ts';
import { psql } from './postgres-visits.ts';

const server = process.env['CODEXHUB_POSTGRES'] ?? '';
const { query, tensor, statements } = tensorTable('DOUBLE PRECISION', 'odd table');

test('groupTensorSql gives the very tensor of the rows on PostgreSQL', () => {
  if (server === '')
    throw new Error('CODEXHUB_POSTGRES must name a server: .ci/postgres start FOLDER');
  const asked = `SELECT json_agg(counted) FROM (${groupTensorSql('postgres', query)}) AS counted`;
  const [create, ...insert] = statements;
  const session = [create!.replace('CREATE TABLE', 'CREATE TEMP TABLE'), ...insert, asked];
  const rows = JSON.parse(psql(session.join(';\n'), server)) as SqlRow[];
  expect(rows.length).toBeGreaterThan(30);
  expect(tensorOfSqlRows(query, rows)).toEqual(tensor);
});
