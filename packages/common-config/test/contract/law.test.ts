import fc from 'fast-check';
import { expect, test } from 'vitest';
import { categoryColumn, createTable, numberColumn } from '../../src/columns/index.ts';
import { defineContract, validateRow, validateTable } from '../../src/contract/index.ts';

const contract = defineContract({
  name: 'law',
  task: 'binary_classification',
  features: {
    bounded: { type: 'number', minimum: 0, maximum: 10 },
    free: { type: 'number', nullable: true },
    kind: { type: 'category', values: ['a', 'b'] },
    maybe: { type: 'category', values: ['x'], nullable: true },
    mistyped: { type: 'number', nullable: true },
  },
  target: { name: 'y', values: ['0', '1'], positive: '1', favourable: '1' },
  protectedAttributes: {},
});

const number = fc.option(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -2, max: 12 })));
const text = fc.option(fc.constantFrom('a', 'b', 'x', 'unseen', ''));
const row = fc.record({ bounded: number, free: number, kind: text, maybe: text, mistyped: text });

test('the row schema and the columnar validator refuse the same cells for the same reasons', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const table = createTable({
        bounded: numberColumn(rows.map((cells) => cells.bounded)),
        free: numberColumn(rows.map((cells) => cells.free)),
        kind: categoryColumn(rows.map((cells) => cells.kind)),
        maybe: categoryColumn(rows.map((cells) => cells.maybe)),
        mistyped: categoryColumn(rows.map((cells) => cells.mistyped)),
      });
      const byColumn = validateTable(contract.features, table).flatMap(
        ({ column, problem, rows: at }) => at.map((index) => `${index} ${column} ${problem}`),
      );
      const byRow = rows.flatMap((cells, index) =>
        validateRow(contract, cells).map(({ path, code }) => `${index} ${path} ${code}`),
      );
      // The columnar report names ten rows at the most; twelve rows of one column may exceed it.
      const exceeds = validateTable(contract.features, table).some(
        ({ count, rows: at }) => count > at.length,
      );
      if (!exceeds) expect(byColumn.sort()).toEqual(byRow.sort());
    }),
    { seed: 20261121, numRuns: 500 },
  );
});

test('a column that is absent violates in every row', () => {
  const table = createTable({ bounded: numberColumn([1, 2]) });
  expect(
    validateTable(contract.features, table).map(({ column, problem, count }) => [
      column,
      problem,
      count,
    ]),
  ).toEqual([
    ['free', 'absent', 2],
    ['kind', 'absent', 2],
    ['maybe', 'absent', 2],
    ['mistyped', 'absent', 2],
  ]);
});
