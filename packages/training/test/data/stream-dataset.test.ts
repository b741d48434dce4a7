import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTableDigest, type Table } from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { describe, expect, test } from 'vitest';
import {
  type DataSource,
  loadDataset,
  streamDataset,
  TrainingError,
  writeDataset,
} from '../../src/index.ts';
import { at, put } from '../fixtures/sources.ts';

const contract = defineContract({
  name: 'stream',
  task: 'binary_classification',
  features: {
    size: { type: 'number', nullable: true, column: 'Größe' },
    kind: { type: 'category', values: ["l'été", 'b"c'], nullable: true },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { group: { type: 'category', values: ['a', 'b'] } },
  metadata: { key: { type: 'text', nullable: true }, seen: { type: 'time', nullable: true } },
});

const header = 'key,Größe,kind,deny,group,seen';
const line = (row: number) =>
  `${row % 7 ? `k${row}` : ''},${row % 5 ? row / 8 : 'NA'},${row % 3 ? `"${row % 2 ? "l'été" : 'b""c'}"` : ''},${row % 2 ? 'no' : 'yes'},a,${row % 4 ? new Date(row * 86_400_123 - 1e12).toISOString() : ''}`;
const ROWS = 5000;
const text = `${header}\n${Array.from({ length: ROWS }, (_, row) => line(row)).join('\n')}\n`;
const csv: DataSource = { path: put('stream.csv', text), format: 'csv' };

async function collect(tables: AsyncIterable<Table>): Promise<Table[]> {
  const all: Table[] = [];
  for await (const table of tables) all.push(table);
  return all;
}

describe('streamDataset', () => {
  test('chunks of the size that was asked for, together the dataset', async () => {
    const { digest } = await loadDataset({ source: csv, contract });
    for (const chunkRows of [1, 999, 100_000]) {
      const tables = await collect(streamDataset({ source: csv, contract, chunkRows }));
      expect(Math.max(...tables.map(({ rowCount }) => rowCount))).toBe(Math.min(chunkRows, ROWS));
      const hash = createTableDigest();
      for (const table of tables) hash.update(table);
      expect(hash.digest()).toBe(digest);
    }
  });
  test('a category has one dictionary in all chunks; kept chunks keep their cells', async () => {
    const tables = await collect(streamDataset({ source: csv, contract, chunkRows: 2500 }));
    const kinds = tables.map(({ columns }) => columns.get('kind')!);
    expect(kinds.map((kind) => kind.kind === 'category' && kind.categories)).toEqual([
      ["l'été", 'b"c'],
      ["l'été", 'b"c'],
    ]);
    const sizes = tables.flatMap(({ columns }) => {
      const size = columns.get('size')!;
      return size.kind === 'number' ? [...size.values] : [];
    });
    expect(sizes).toEqual(
      Array.from({ length: ROWS }, (_, row) => (row % 5 ? row / 8 : Number.NaN)),
    );
  });
  test('behind the first fault nothing is given, and every fault is told', async () => {
    const bad = text.split('\n');
    bad[1500] = bad[1500]!.replace(',a,', ',c,');
    bad[4000] = bad[4000]!.replace(',a,', ',d,');
    const given: number[] = [];
    const error = await (async () => {
      const source: DataSource = { path: put('bad.csv', bad.join('\n')), format: 'csv' };
      for await (const { rowCount } of streamDataset({ source, contract, chunkRows: 1000 }))
        given.push(rowCount);
    })().catch((cause: unknown) => cause);
    expect(given).toEqual([1000]);
    expect(error).toBeInstanceOf(TrainingError);
    expect(error).toMatchObject({
      details: {
        total: 2,
        issues: [
          { line: 1501, column: 'group' },
          { line: 4001, column: 'group' },
        ],
      },
    });
    // Not even the accepted values of what is personal.
    expect((error as Error).message).toContain(
      'column "group" unknown category: the cell must be one of the declared values',
    );
  });
  test('it can be left, and stopped', async () => {
    for await (const { rowCount } of streamDataset({ source: csv, contract, chunkRows: 10 })) {
      expect(rowCount).toBe(10);
      break;
    }
    const stop = new AbortController();
    const stopped = (async () => {
      for await (const _ of streamDataset({
        source: csv,
        contract,
        chunkRows: 10,
        signal: stop.signal,
      }))
        stop.abort(new Error('enough'));
    })();
    await expect(stopped).rejects.toThrow('enough');
  });
  test.each([{ chunkRows: 0 }, { chunkRows: 1.5 }, { chunkRows: 1e7 }, { issueLimit: -1 }])(
    '%j is refused',
    async (options) => {
      const first = streamDataset({ source: csv, contract, ...options }).next();
      await expect(first).rejects.toMatchObject({ code: 'TRAINING_OPTION_INVALID' });
    },
  );
});

test('as many issues are listed as was asked for, and the others counted', async () => {
  const path = put('many.csv', text.replaceAll(',a,', ',nobody,'));
  for (const issueLimit of [0, 3, 37]) {
    const error = await loadDataset({
      source: { path, format: 'csv' },
      contract,
      issueLimit,
    }).catch((cause: unknown) => cause);
    const { details, message } = error as TrainingError;
    expect(details).toMatchObject({ total: ROWS });
    const lines = (details['issues'] as { line: number }[]).map((issue) => issue.line);
    expect(lines).toEqual(Array.from({ length: issueLimit }, (_, row) => row + 2));
    expect(message).toContain(`and ${ROWS - issueLimit} more`);
  }
});

describe('writeDataset', () => {
  test('what was written is read back by the same contract, with the same digest', async () => {
    const path = at('written "odd" [1]*.parquet');
    const written = await writeDataset({ source: csv, contract, path });
    const loaded = await loadDataset({ source: csv, contract });
    expect(written).toEqual({ path, rowCount: ROWS, digest: loaded.digest, source: loaded.source });
    const again = await loadDataset({ source: { path, format: 'parquet' }, contract });
    expect(again.digest).toBe(loaded.digest);
    // Whatever the rows came from, the bytes are the same.
    const other = at('again.parquet');
    await writeDataset({ source: { path, format: 'parquet' }, contract, path: other });
    expect(readFileSync(other).equals(readFileSync(path))).toBe(true);
  });
  test('a source that does not fit leaves nothing, and what was there as it was', async () => {
    mkdirSync(at('clean'));
    const path = join(at('clean'), 'out.parquet');
    await writeDataset({ source: csv, contract, path });
    const before = readFileSync(path);
    const source: DataSource = { path: put('wrong.csv', `${text}k,x,,no,a,\n`), format: 'csv' };
    await expect(writeDataset({ source, contract, path })).rejects.toMatchObject({
      code: 'TRAINING_DATA_INVALID',
    });
    expect(readdirSync(at('clean'))).toEqual(['out.parquet']);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
  test('a place that cannot be written', async () => {
    for (const path of [at('clean'), join(at('nowhere'), 'out.parquet')]) {
      await expect(writeDataset({ source: csv, contract, path })).rejects.toMatchObject({
        code: 'TRAINING_OUTPUT_UNWRITABLE',
      });
    }
    expect(existsSync(at('nowhere'))).toBe(false);
  });
  test('a column that is read as two types', async () => {
    const two = defineContract({
      ...contract,
      metadata: { kinds: { type: 'text', column: 'kind' } },
    });
    await expect(
      writeDataset({ source: csv, contract: two, path: at('two.parquet') }),
    ).rejects.toMatchObject({ code: 'TRAINING_OPTIONS_CONTRADICT' });
  });
});
