import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cellAt, columnOf } from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { expect, test } from 'vitest';
import { createIssueLog } from '../../../src/data/issue-log.ts';
import { openSource } from '../../../src/data/open-source.ts';
import type { Fields } from '../../../src/data/opened-source.ts';
import { type DataSource, loadDataset } from '../../../src/index.ts';

// What pandas and pyarrow read from the same files: numbers as hexadecimal floats, so that the last bit counts.
type Cells = Readonly<Record<string, readonly (string | number | null)[]>>;
const at = (name: string) => fileURLToPath(new URL(`../../fixtures/data/${name}`, import.meta.url));
const expected = JSON.parse(readFileSync(at('expected.json'), 'utf8')) as {
  csv: Cells;
  parquet: Cells;
};

/** The double of a hexadecimal float, such as `-0x1.8p+1`. */
function fromHex(text: string): number {
  const [, sign, whole, fraction = '', exponent] =
    /^(-?)0x([01])(?:\.([0-9a-f]+))?p([+-]\d+)$/.exec(text)!;
  const mantissa = Number(BigInt(`0x${whole}${fraction}`));
  const shift = Number(exponent) - 4 * fraction.length;
  // In two steps, so that neither leaves the doubles.
  const half = Math.trunc(shift / 2);
  return (sign === '-' ? -1 : 1) * mantissa * 2 ** half * 2 ** (shift - half);
}

async function read(source: DataSource, fields: Fields, chunkRows: number): Promise<Cells> {
  const issues = createIssueLog('golden', 10);
  const found: Record<string, (string | number | null)[]> = {};
  for await (const { table } of openSource(source, { fields, chunkRows, issues, signal: undefined })
    .chunks) {
    for (const name of Object.keys(fields)) {
      found[name] ??= [];
      for (let row = 0; row < table.rowCount; row += 1)
        found[name].push(cellAt(columnOf(table, name), row));
    }
  }
  issues.throwIfAny();
  return found;
}

const doubles = (cells: Cells[string]) =>
  cells.map((cell) => (typeof cell === 'string' ? fromHex(cell) : cell));

test('CSV as pandas reads it, correctly rounded', async () => {
  const fields: Fields = {
    first: { type: 'number', nullable: true },
    words: { type: 'text', nullable: false },
    moment: { type: 'time', nullable: true },
    last: { type: 'number', nullable: true },
  };
  const { first = [], last = [], words, moment } = expected.csv;
  for (const chunkRows of [7, 1000]) {
    const found = await read({ path: at('adversarial.csv'), format: 'csv' }, fields, chunkRows);
    expect(found).toEqual({ first: doubles(first), words, moment, last: doubles(last) });
  }
});

test('Parquet as pyarrow reads it: every type that a contract knows a field for', async () => {
  const moments = ['day', 'seconds', 'milliseconds', 'microseconds', 'nanoseconds'];
  const texts = ['string', 'large', 'coded'];
  const fields: Fields = Object.fromEntries(
    Object.keys(expected.parquet).map((name): [string, Fields[string]] => {
      if (moments.includes(name)) return [name, { type: 'time', nullable: true }];
      if (texts.includes(name)) return [name, { type: 'text', nullable: true }];
      if (name === 'flag')
        return [name, { type: 'category', values: ['true', 'false'], nullable: true }];
      return [name, { type: 'number', nullable: true }];
    }),
  );
  const wanted = Object.fromEntries(
    Object.entries(expected.parquet).map(([name, cells]) => [
      name,
      fields[name]!.type === 'number' ? doubles(cells) : cells,
    ]),
  );
  for (const chunkRows of [33, 5000]) {
    expect(await read({ path: at('typed.parquet'), format: 'parquet' }, fields, chunkRows)).toEqual(
      wanted,
    );
  }
});

test('a member of a struct is no column', async () => {
  const contract = defineContract({
    name: 'nested',
    task: 'binary_classification',
    features: { deep: { type: 'number' } },
    target: { name: 'flag', values: ['true', 'false'], positive: 'true', favourable: 'true' },
    protectedAttributes: {},
  });
  const load = loadDataset({ source: { path: at('typed.parquet'), format: 'parquet' }, contract });
  await expect(load).rejects.toMatchObject({
    details: { issues: [{ problem: 'absent_column', column: 'deep' }] },
  });
});
