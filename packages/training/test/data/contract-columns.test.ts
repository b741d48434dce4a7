import { expect, test } from 'vitest';
import { findContractColumns } from '../../src/data/contract-columns.ts';
import type { DataIssue } from '../../src/data/data-issue.ts';

// Looking for each name from the first column on would take half a minute.
test('100,000 columns are found among as many', () => {
  const names = Array.from({ length: 100_000 }, (_, at) => `c${at}`);
  const text = { type: 'text', nullable: true } as const;
  const fields = Object.fromEntries(names.map((name) => [name, text]));
  // As a file has them: other strings than the names of the contract, though equal.
  const header = Buffer.from(names.toReversed().join()).toString().split(',');
  const issues: DataIssue[] = [];
  const begin = performance.now();
  const columns = findContractColumns(fields, header, (issue) => issues.push(issue));
  expect(performance.now() - begin).toBeLessThan(4000);
  expect(columns[7]).toMatchObject({ column: 'c7', index: 99_992 });
  expect(issues).toEqual([]);
});

test('of a name that stands twice the first place is given, beside the issue', () => {
  const issues: DataIssue[] = [];
  const fields = {
    a: { type: 'number', nullable: false },
    b: { type: 'number', nullable: false },
  } as const;
  const columns = findContractColumns(fields, ['x', 'a', 'a'], (issue) => issues.push(issue), 1);
  expect(columns.map(({ index }) => index)).toEqual([1, -1]);
  expect(issues.map(({ problem, column }) => [problem, column])).toEqual([
    ['duplicate_column', 'a'],
    ['absent_column', 'b'],
  ]);
});
