import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  categoryColumn,
  createTable,
  createTableDigest,
  numberColumn,
  tableDigest,
  takeRows,
  timeColumn,
} from '../../src/columns/index.ts';

const text = fc.option(fc.string({ unit: fc.constantFrom('a', 'é', '𝔘', ''), maxLength: 3 }));
const number = fc.option(fc.constantFrom(0, -0, 1, Number.NaN, Infinity, 0.1));

const tables = fc.tuple(fc.array(fc.tuple(text, number)), fc.boolean()).map(([rows, said]) => {
  const values = Float64Array.from(rows, ([, value]) => value ?? Number.NaN);
  const validity = new Uint8Array((rows.length + 7) >> 3);
  for (const [row, [, value]] of rows.entries())
    if (value !== null) validity[row >> 3]! |= 1 << (row & 7);
  return createTable({
    text: categoryColumn(rows.map(([one]) => one)),
    number: said ? { kind: 'number', values, validity } : numberColumn(values),
    time: timeColumn(values),
  });
});

test('it does not matter where a table is cut', () => {
  fc.assert(
    fc.property(tables, fc.array(fc.nat({ max: 12 })), (table, cuts) => {
      const hash = createTableDigest();
      let from = 0;
      for (const size of [...cuts, table.rowCount]) {
        const to = Math.min(table.rowCount, from + size);
        hash.update(
          takeRows(
            table,
            Array.from({ length: to - from }, (_, at) => from + at),
          ),
        );
        from = to;
      }
      expect(hash.digest()).toBe(tableDigest(table));
    }),
    { seed: 20261121, numRuns: 200 },
  );
});

test('cells that flow into each other are told apart', () => {
  const of = (...values: (string | null)[]) =>
    tableDigest(createTable({ a: categoryColumn(values) }));
  const digests = [
    of('ab', ''),
    of('a', 'b'),
    of('', 'ab'),
    of(null, 'ab'),
    of('ab', null),
    of('ab'),
    of('ÿÿÿÿ', 'ab'),
  ];
  expect(new Set(digests).size).toBe(digests.length);
});

test('texts longer than the room for them', () => {
  const long = 'x'.repeat(100_000);
  const column = categoryColumn(['a', long, 'b', `${long}y`]);
  const hash = createTableDigest();
  for (const row of [0, 1, 2, 3]) hash.update(takeRows(createTable({ column }), [row]));
  expect(hash.digest()).toBe(tableDigest(createTable({ column })));
});

test('half a letter has no digest', () => {
  expect(() => tableDigest(createTable({ a: categoryColumn(['\ud800']) }))).toThrow(
    expect.objectContaining({ code: 'KERNEL_VALUE_INVALID' }),
  );
});

test('rows of other columns are refused', () => {
  const hash = createTableDigest();
  hash.update(createTable({ a: numberColumn([1]) }));
  const other = (columns: Parameters<typeof createTable>[0]) => () =>
    hash.update(createTable(columns));
  expect(other({ a: categoryColumn(['1']) })).toThrow(
    expect.objectContaining({ code: 'COLUMN_KIND' }),
  );
  expect(other({ b: numberColumn([1]) })).toThrow(
    expect.objectContaining({ code: 'COLUMN_MISSING' }),
  );
  expect(other({ a: numberColumn([1]), b: numberColumn([1]) })).toThrow(
    expect.objectContaining({ code: 'COLUMN_MISSING' }),
  );
});

// Whoever stored a digest must be able to check it. The expected value comes from Python's hashlib,
// struct and json, by the definition alone.
test('the digest of a table is the one that it was', () => {
  const table = createTable({
    name: categoryColumn(['é', null, '']),
    size: numberColumn([1.5, null, -0]),
    seen: timeColumn([0, null, 86_400_000]),
  });
  expect(tableDigest(table)).toBe(
    'sha256:14a0ef8f0f46e49d4cd2507cced0f8e579d3e350e962071a27e19807029b8ede',
  );
});
