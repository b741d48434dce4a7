import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  categoriesOf,
  categoryColumn,
  cellAt,
  createTable,
  numberColumn,
  numbersOf,
  tableDigest,
  takeRows,
} from '../../src/columns/index.ts';

const seed = { seed: 20261121 };
const numbers = fc.array(fc.option(fc.double({ noNaN: true })), { maxLength: 30 });
const table = numbers.chain((a) =>
  fc
    .array(fc.option(fc.string()), { minLength: a.length, maxLength: a.length })
    .map((b) => ({ a, b })),
);

test('cells come back as they went in; null is missing', () => {
  fc.assert(
    fc.property(table, ({ a, b }) => {
      expect(a.map((_, row) => cellAt(numberColumn(a), row))).toEqual(a);
      expect(b.map((_, row) => cellAt(categoryColumn(b), row))).toEqual(b);
    }),
    seed,
  );
});

test('the digest does not depend on the order of columns or of a dictionary', () => {
  fc.assert(
    fc.property(table, ({ a, b }) => {
      const plain = createTable({ a: numberColumn(a), b: categoryColumn(b) });
      const { codes, categories } = categoryColumn(b);
      const last = categories.length;
      const turned = {
        kind: 'category' as const,
        codes: codes.map((code) => (code < 0 ? -1 : last - code)),
        categories: ['unused', ...[...categories].reverse()],
      };
      const other = createTable({ b: turned, a: numberColumn(a) });
      expect(tableDigest(other)).toBe(tableDigest(plain));
    }),
    seed,
  );
});

test('the digest changes with any cell, with the order of rows, and with a name', () => {
  const base = tableDigest(
    createTable({ a: numberColumn([1, 2]), b: categoryColumn(['x', null]) }),
  );
  const others = [
    createTable({ a: numberColumn([1, 3]), b: categoryColumn(['x', null]) }),
    createTable({ a: numberColumn([1, null]), b: categoryColumn(['x', null]) }),
    createTable({ a: numberColumn([1, 2]), b: categoryColumn(['x', 'x']) }),
    createTable({ a: numberColumn([2, 1]), b: categoryColumn([null, 'x']) }),
    createTable({ c: numberColumn([1, 2]), b: categoryColumn(['x', null]) }),
  ].map(tableDigest);
  expect(new Set([base, ...others]).size).toBe(6);
});

test('-0 is 0', () => {
  expect(tableDigest(createTable({ a: numberColumn([-0]) }))).toBe(
    tableDigest(createTable({ a: numberColumn([0]) })),
  );
});

test('rows are taken in the order asked for', () => {
  const taken = takeRows(
    createTable({ a: numberColumn([1, 2, 3]), b: categoryColumn(['x', 'y', null]) }),
    [2, 0],
  );
  expect(taken.rowCount).toBe(2);
  expect([...numbersOf(taken, 'a').values]).toEqual([3, 1]);
  expect([0, 1].map((row) => cellAt(categoriesOf(taken, 'b'), row))).toEqual([null, 'x']);
});

test('unequal lengths, absent columns and wrong kinds are typed errors', () => {
  const one = createTable({ a: numberColumn([1]) });
  expect(() => createTable({ a: numberColumn([1]), b: numberColumn([]) })).toThrow(
    expect.objectContaining({ code: 'COLUMNS_UNEQUAL' }),
  );
  expect(() => numbersOf(one, 'b')).toThrow(expect.objectContaining({ code: 'COLUMN_MISSING' }));
  expect(() => categoriesOf(one, 'a')).toThrow(expect.objectContaining({ code: 'COLUMN_KIND' }));
});
