import {
  categoryColumn,
  cellAt,
  columnOf,
  createTable,
  type Table,
  tableDigest,
  takeRows,
  timeColumn,
} from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTableCollector } from '../../src/data/collect-table.ts';

const cell = fc.record({
  text: fc.option(fc.constantFrom('a', 'b', 'c', '')),
  number: fc.option(fc.constantFrom(0, 1.5, Number.NaN, Infinity)),
  time: fc.option(fc.nat()),
});

function tableOf(
  cells: readonly { text: string | null; number: number | null; time: number | null }[],
): Table {
  const values = Float64Array.from(cells, ({ number }) => number ?? Number.NaN);
  const validity = new Uint8Array((cells.length + 7) >> 3);
  for (const [row, { number }] of cells.entries())
    if (number !== null) validity[row >> 3]! |= 1 << (row & 7);
  return createTable({
    text: categoryColumn(cells.map(({ text }) => text)),
    number: { kind: 'number', values, validity },
    time: timeColumn(cells.map(({ time }) => time)),
  });
}

test('chunks with dictionaries of their own become the table that they were cut from', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 9 }), { minLength: 1 }),
      fc.nat({ max: 30 }),
      (chunks, expected) => {
        const collector = createTableCollector(() => expected);
        for (const chunk of chunks) {
          const table = tableOf(chunk);
          collector.add(table);
          // What was added is the source's own again.
          for (const column of table.columns.values()) {
            if (column.kind === 'category') column.codes.fill(7);
            else column.values.fill(7);
          }
        }
        const table = collector.finish();
        const whole = tableOf(chunks.flat());
        expect(table.rowCount).toBe(whole.rowCount);
        expect(tableDigest(table)).toBe(tableDigest(whole));
        const back = takeRows(table, [...Array(table.rowCount).keys()].reverse());
        for (const name of ['text', 'number', 'time']) {
          const cells = chunks.flat().map((one) => cellAt(columnOf(tableOf([one]), name), 0));
          expect(
            Array.from(cells, (_, row) => cellAt(columnOf(back, name), table.rowCount - 1 - row)),
          ).toEqual(cells);
        }
      },
    ),
    { seed: 20261121, numRuns: 200 },
  );
});
