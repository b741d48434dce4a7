import { categoryColumn, numberColumn } from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowClasses } from '../../src/internal/row-classes.ts';

describe('equal rows', () => {
  test('are those whose cells are equal, whatever their hashes', () => {
    const cell = fc.constantFrom(0, -0, 1, Number.NaN, 1e300);
    const row = fc.tuple(cell, fc.constantFrom('a', 'b', null));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (drawn) => {
        const columns = [
          numberColumn(Float64Array.from(drawn, ([number]) => number)),
          categoryColumn(drawn.map(([, text]) => text)),
        ];
        const { codes, firstRows } = rowClasses(columns, drawn.length);
        const texts = drawn.map(([number, text]) => `${number + 0} ${text}`);
        expect([...codes]).toEqual(texts.map((text) => [...new Set(texts)].indexOf(text)));
        expect([...firstRows]).toEqual([...new Set(texts)].map((text) => texts.indexOf(text)));
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });
  test('colliding hashes do not make rows equal', () => {
    // Of 250,000 different numbers some seven pairs share their 32 bits.
    const values = Float64Array.from({ length: 250_000 }, (_, row) => row * 1.37);
    expect(rowClasses([numberColumn(values)], values.length).firstRows).toHaveLength(250_000);
  });
  test('a NaN that was said is no missing cell', () => {
    const values = Float64Array.of(Number.NaN, Number.NaN, Number.NaN, 5);
    const said = { kind: 'number', values, validity: Uint8Array.of(0b0101) } as const;
    expect([...rowClasses([said], 4).codes]).toEqual([0, 1, 0, 1]);
  });
});
