import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellAt, type Table } from '@codexhub/common-config/columns';
import { digestBytes } from '@codexhub/common-config/kernel';
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/index.ts';
import { loans as contract, folder, good, header, load } from '../fixtures/loans.ts';

const cellsOf = (table: Table, name: string) =>
  Array.from({ length: table.rowCount }, (_, row) => cellAt(table.columns.get(name)!, row));

describe('what is accepted', () => {
  test('the contract’s columns, typed, under their own names, and no other', async () => {
    const { table, source } = await load(good);
    expect([...table.columns.keys()]).toEqual(['ratio', 'amount', 'status', 'group', 'deny']);
    expect(cellsOf(table, 'ratio')).toEqual([0.1, 0.001, 0.5]);
    expect(cellsOf(table, 'amount')).toEqual([10, null, null]);
    expect(cellsOf(table, 'status')).toEqual(['single', 'a,b', "l'été"]);
    expect(cellsOf(table, 'group')).toEqual(['a', null, 'b']);
    expect(source).toBe(digestBytes(good));
  });
  test.each([
    ['CRLF', good.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${good}`],
    ['both', `\ufeff${good.replaceAll('\n', '\r\n')}`],
    ['no last line end', good.slice(0, -1)],
    ['blank lines', good.replaceAll('\n', '\n\n')],
    ['quoted header cells', good.replace('id,ratio', '"id","ratio"')],
  ])('%s: the same contents, other bytes', async (_, text) => {
    const [one, other] = await Promise.all([load(good), load(text)]);
    expect(other.digest).toBe(one.digest);
    expect(other.source).not.toBe(one.source);
  });
  test('the order of the columns does not count', async () => {
    const swapped = good
      .split('\n')
      .map((line) => line.replace(/^([^,]*),([^,]*)/, '$2,$1'))
      .join('\n');
    expect((await load(swapped)).digest).toBe((await load(good)).digest);
  });
  test('a name that is a pattern to others', async () => {
    const path = join(folder, 'odd [1]*?.csv');
    writeFileSync(path, good);
    writeFileSync(join(folder, 'odd 1xx.csv'), good.repeat(2));
    const { table } = await loadDataset({ source: { path, format: 'csv' }, contract });
    expect(table.rowCount).toBe(3);
  });
  test('another word for missing', async () => {
    const { table } = await load(good.replace('NA', '-999'), ['', '-999']);
    expect(cellsOf(table, 'amount')).toEqual([10, null, null]);
  });
  test('more rows than one chunk, in their order', async () => {
    const rows = Array.from({ length: 5000 }, (_, row) => `${row},0.5,${row},single,no,a`);
    const { table } = await load(`${header}\n${rows.join('\n')}\n`);
    expect(cellsOf(table, 'amount')).toEqual(rows.map((_, row) => row));
  });
});

describe('a source that cannot be read', () => {
  const read = (path: string) => loadDataset({ source: { path, format: 'csv' }, contract });
  test('is not there', async () => {
    await expect(read(join(folder, 'nowhere.csv'))).rejects.toMatchObject({
      code: 'TRAINING_SOURCE_UNREADABLE',
      details: { reason: 'ENOENT' },
    });
  });
  test('is a folder', async () => {
    mkdirSync(join(folder, 'sub.csv'));
    await expect(read(join(folder, 'sub.csv'))).rejects.toMatchObject({
      code: 'TRAINING_SOURCE_UNREADABLE',
    });
  });
  test('may not be read', async () => {
    const path = join(folder, 'secret.csv');
    writeFileSync(path, good);
    chmodSync(path, 0);
    // The superuser may read everything: there the file is simply read.
    const expected =
      process.getuid?.() === 0
        ? { table: { rowCount: 3 } }
        : { code: 'TRAINING_SOURCE_UNREADABLE' };
    expect(await read(path).catch((error: unknown) => error)).toMatchObject(expected);
  });
  test('is not read once the signal is set', async () => {
    const signal = AbortSignal.abort(new Error('stop'));
    const path = join(folder, 'aborted.csv');
    writeFileSync(path, good);
    await expect(
      loadDataset({ source: { path, format: 'csv' }, contract, signal }),
    ).rejects.toThrow('stop');
  });
});
