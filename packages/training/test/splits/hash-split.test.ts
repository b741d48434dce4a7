import { readFileSync } from 'node:fs';
import {
  categoryColumn,
  createTable,
  numberColumn,
  takeRows,
  timeColumn,
} from '@codexhub/common-config/columns';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashParts, hashSplit } from '../../src/index.ts';
import { keyFractions } from '../../src/splits/key-fractions.ts';

const ratios = { train: 0.7, validation: 0.15, test: 0.15 };
const fixture: { hashed: { salt: string; key: string[]; fraction: number }[] } = JSON.parse(
  readFileSync(new URL('../fixtures/row-splits.json', import.meta.url), 'utf8'),
);

describe('the definition', () => {
  test('is that of Python’s hashlib, for every salt and key', () => {
    for (const { salt, key, fraction } of fixture.hashed) {
      const columns = new Map(key.map((text, at) => [`k${at}`, categoryColumn([text])]));
      expect(keyFractions(salt, columns, 1)[0]).toBe(fraction);
    }
  });
  test('numbers and moments are hashed as they are written', () => {
    const values = [1, 42, -0.5, 1e21];
    const words = keyFractions('2026', new Map([['k', categoryColumn(values.map(String))]]), 4);
    expect(keyFractions('2026', new Map([['k', numberColumn(values)]]), 4)).toEqual(words);
    expect(keyFractions('2026', new Map([['k', timeColumn(values)]]), 4)).toEqual(words);
    expect(keyFractions('', new Map([['k', numberColumn([-0])]]), 1)).toEqual(
      keyFractions('', new Map([['k', numberColumn([0])]]), 1),
    );
  });
  test('SQL of DuckDB gives the same rows', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const reader = await connection.runAndReadAll(
      `select id, (('0x' || left(sha256('v1' || chr(31) || id), 12))::BIGINT / 2**48) as u
       from (select i::VARCHAR as id from range(500) as r(i)) order by id::INT`,
    );
    connection.closeSync();
    const u = reader.getColumns()[1] as number[];
    const table = createTable({ id: numberColumn([...Array(500).keys()]) });
    const { train, validation } = hashSplit(table, { by: 'id', ratios, salt: 'v1' });
    expect([...train]).toEqual([...u.keys()].filter((row) => u[row]! < 0.7));
    expect([...validation]).toEqual(
      [...u.keys()].filter((row) => u[row]! >= 0.7 && u[row]! < 0.85),
    );
  });
});

describe('laws', () => {
  const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 60,
  });

  test('a part depends on key and salt alone: other rows, their order and chunks do not matter', () => {
    fc.assert(
      fc.property(keys, keys, fc.string(), fc.integer(), (old, added, salt, turn) => {
        const options = { by: 'id', ratios, salt };
        const partOf = (words: readonly string[]) => {
          const parts = hashParts(options)(createTable({ id: categoryColumn(words) }));
          return new Map(words.map((word, row) => [word, parts[row]]));
        };
        const at = Math.abs(turn) % old.length;
        const more = partOf([...added, ...old.slice(at), ...old.slice(0, at)]);
        for (const [word, part] of partOf(old)) expect(more.get(word)).toBe(part);
        for (const word of old) expect(partOf([word]).get(word)).toBe(more.get(word));
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });

  test('chunk by chunk it is the same as at once, and every row is in one part', () => {
    const table = createTable({
      id: numberColumn(Array.from({ length: 3000 }, (_, row) => (row * 7) % 1009)),
      shop: categoryColumn(Array.from({ length: 3000 }, (_, row) => `s${row % 5}`)),
    });
    const options = { by: ['id', 'shop'], ratios, salt: 'chunks' };
    const splits = hashSplit(table, options);
    const partsOf = hashParts(options);
    const parts: number[] = [];
    for (let start = 0; start < 3000; start += 700) {
      const rows = Array.from({ length: Math.min(700, 3000 - start) }, (_, at) => start + at);
      parts.push(...partsOf(takeRows(table, rows)));
    }
    for (const [code, part] of [splits.train, splits.validation, splits.test].entries()) {
      expect([...part]).toEqual([...parts.keys()].filter((row) => parts[row] === code));
    }
    expect(parts).toHaveLength(3000);
  });

  test('shares are those of the ratios, within four standard deviations', () => {
    const n = 20_000;
    const table = createTable({ id: numberColumn(Array.from({ length: n }, (_, row) => row)) });
    const parts = hashSplit(table, { by: 'id', ratios, salt: 'shares' });
    for (const part of ['train', 'validation', 'test'] as const) {
      const [share, wanted] = [parts[part].length / n, ratios[part]];
      expect(Math.abs(share - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / n));
    }
  });

  test('salts give independent splits', () => {
    const n = 4000;
    const table = createTable({ id: numberColumn(Array.from({ length: n }, (_, row) => row)) });
    const half = { train: 0.5, test: 0.5 };
    const of = (salt: string) => hashParts({ by: 'id', ratios: half, salt })(table);
    const [one, other] = [of('a'), of('b')];
    const both = one.filter((part, row) => part === 0 && other[row] === 0).length;
    expect(Math.abs(both / n - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / n));
    expect(hashSplit(table, { by: 'id', ratios: half, salt: 'a' }).validation).toHaveLength(0);
  });
});

test.each([
  ['a missing text', createTable({ id: categoryColumn(['a', null]) }), 'id'],
  ['a missing number', createTable({ id: numberColumn([1, null]) }), 'id'],
  ['an infinite number', createTable({ id: numberColumn([1, Number.POSITIVE_INFINITY]) }), 'id'],
  ['no key column', createTable({ id: numberColumn([1]) }), []],
])('%s is refused', (_, table, by) => {
  expect(() => hashSplit(table, { by, ratios, salt: '' })).toThrow(
    expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
  );
});
