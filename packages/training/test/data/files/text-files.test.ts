import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cellAt } from '@codexhub/common-config/columns';
import { digestBytes } from '@codexhub/common-config/kernel';
import { beforeAll, describe, expect, test } from 'vitest';
import { good, header } from '../../fixtures/loans.ts';
import { at, cellsOf, issuesIn, load, put } from '../../fixtures/sources.ts';

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `${from + i},0.5,${from + i},single,no,a\n`).join('');

describe('several files', () => {
  beforeAll(() => {
    mkdirSync(at('parts'));
    mkdirSync(join(at('parts'), 'b.csv'));
    put('parts/c.csv', `${header}\n${rows(4, 6)}`);
    put('parts/a.csv', `${header}\n${rows(0, 4)}`);
    put('parts/readme.md', 'not data');
  });

  test('a pattern: every file of that name, in the order of the names, and no folder', async () => {
    const { table, source } = await load({ glob: at('parts/*.csv'), format: 'csv' });
    expect(cellsOf(table, 'amount')).toEqual([0, 1, 2, 3, 4, 5]);
    const one = await load({ path: put('whole.csv', `${header}\n${rows(0, 6)}`), format: 'csv' });
    expect((await load({ glob: at('parts/*.csv'), format: 'csv' })).digest).toBe(one.digest);
    expect(source).not.toBe(one.source);
  });
  test('a list: in its own order', async () => {
    const path = [at('parts/c.csv'), at('parts/a.csv')];
    const { table } = await load({ path, format: 'csv' });
    expect(cellsOf(table, 'amount')).toEqual([4, 5, 0, 1, 2, 3]);
  });
  test('another header, and a fault in one of them, bear the name of the file', async () => {
    const path = [
      at('parts/a.csv'),
      put('parts/d.csv', `${header},more\n`),
      put('parts/e.csv', `${header}\n1,x,1,single,no,a\n`),
    ];
    expect(await issuesIn({ path: path.slice(0, 2), format: 'csv' })).toEqual([
      { problem: 'different_header', file: 'd.csv', line: 1 },
    ]);
    expect(await issuesIn({ path: [path[0]!, path[2]!], format: 'csv' })).toEqual([
      { problem: 'wrong_type', file: 'e.csv', line: 2, column: 'ratio' },
    ]);
  });
  test('files of one name are told apart by their folders', async () => {
    for (const day of ['1', '2']) mkdirSync(at(`day=${day}`));
    put('day=1/part.csv', `${header}\n${rows(0, 1)}`);
    put('day=2/part.csv', `${header}\n1,1,1,alone,no,a\n`);
    expect(await issuesIn({ glob: at('day=*/part.csv'), format: 'csv' })).toEqual([
      { problem: 'unknown_category', file: join('day=2', 'part.csv'), line: 2, column: 'status' },
    ]);
  });
  test('a pattern that no file has', async () => {
    await expect(load({ glob: at('none/*.csv'), format: 'csv' })).rejects.toMatchObject({
      code: 'TRAINING_SOURCE_UNREADABLE',
    });
  });
});

describe('gzip', () => {
  test('the same contents, by the name or by the option; the digest is that of the packed bytes', async () => {
    const packed = gzipSync(good);
    const plain = await load({ path: put('plain.csv', good), format: 'csv' });
    const named = await load({ path: put('packed.csv.gz', packed), format: 'csv' });
    const told = await load({
      path: put('packed.bin', packed),
      format: 'csv',
      compression: 'gzip',
    });
    expect([named.digest, told.digest]).toEqual([plain.digest, plain.digest]);
    expect(named.source).toBe(digestBytes(packed));
  });
  test('more than one piece, and members one behind the other', async () => {
    const text = `${header}\n${rows(0, 60_000)}`;
    const packed = Buffer.concat([gzipSync(text.slice(0, 777)), gzipSync(text.slice(777))]);
    const { table } = await load({ path: put('long.csv.gz', packed), format: 'csv' });
    expect(table.rowCount).toBe(60_000);
    expect(cellAt(table.columns.get('amount')!, 59_999)).toBe(59_999);
  });
  test.each([
    ['cut off', gzipSync(good).subarray(0, -9)],
    ['not packed', Buffer.from(good)],
    ['damaged', gzipSync(rows(0, 500)).fill(0, 40, 60)],
  ])('%s', async (name, bytes) => {
    expect(await issuesIn({ path: put(`${name}.csv.gz`, bytes), format: 'csv' })).toEqual([
      { problem: 'invalid_compression' },
    ]);
  });
});

test('other delimiters and quotes', async () => {
  const text = good
    .replaceAll('"a,b"', "'a,b'")
    .replaceAll('"l\'été"', "'l''été'")
    .replaceAll('""', "''");
  const quoted = await load({ path: put('quote.csv', text), format: 'csv', quote: "'" });
  const tabs = good
    .replace('"a,b"', '§')
    .replaceAll(',', '\t')
    .replace('§', 'a,b')
    .replaceAll('"', '');
  const tabbed = await load({
    path: put('tabs.tsv', tabs),
    format: 'csv',
    delimiter: '\t',
    quote: '',
  });
  const plain = await load({ path: put('plain2.csv', good), format: 'csv' });
  expect([quoted.digest, tabbed.digest]).toEqual([plain.digest, plain.digest]);
  for (const wrong of [
    { delimiter: ',,' },
    { delimiter: '1' },
    { delimiter: 'é' },
    { quote: ',' },
  ]) {
    await expect(load({ path: at('plain2.csv'), format: 'csv', ...wrong })).rejects.toMatchObject({
      code: 'TRAINING_OPTION_INVALID',
    });
  }
});
