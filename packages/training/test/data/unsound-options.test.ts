import { describe, expect, test } from 'vitest';
import {
  type DataSource,
  loadDataset,
  readRawTable,
  streamDataset,
  TrainingError,
  writeDataset,
} from '../../src/index.ts';
import { loans as contract, good } from '../fixtures/loans.ts';
import { at, put } from '../fixtures/sources.ts';

const path = put('sound.csv', good);
const nan = 'zero';
const row = { ratio: 1, amount: 1, marital: 'single', deny: 'no', group: 'a' };

// What TypeScript forbids comes all the same: from JSON, and from JavaScript.
describe('a source that is no source', () => {
  const unsound: [string, unknown, option: string][] = [
    ['nothing', undefined, 'source'],
    ['null', null, 'source'],
    ['an unknown format', { format: 'xlsx', path }, 'source.format'],
    ['a name that objects have', { format: 'constructor', path }, 'source.format'],
    ['no format', { path }, 'source.format'],
    ['neither path nor glob', { format: 'csv', paths: [path] }, 'source.path'],
    ['both', { format: 'csv', path, glob: '*.csv' }, 'source.path'],
    ['a number for a path', { format: 'parquet', path: 3 }, 'source.path'],
    ['a list without a path', { format: 'json', path: [] }, 'source.path'],
    ['a list of other things', { format: 'ndjson', path: [path, 7] }, 'source.path'],
    ['a number for a pattern', { format: 'csv', glob: 7 }, 'source.glob'],
    ['another compression', { format: 'csv', path, compression: 'zip' }, 'source.compression'],
    ['one text for the missing ones', { format: 'csv', path, missing: 'NA' }, 'source.missing'],
    ['another meaning of NaN', { format: 'rows', rows: [row], nan }, 'source.nan'],
    ['no query', { format: 'sql', files: {} }, 'source.query'],
    ['no files', { format: 'sql', query: 'SELECT 1' }, 'source.files'],
    [
      'a file of no kind',
      { format: 'sql', query: 'SELECT 1', files: { t: { path, format: 'xml' } } },
      'source.files',
    ],
    [
      'pages of no kind',
      { format: 'http', url: 'http://127.0.0.1:1/', pagination: { kind: 'pages' } },
      'source.pagination',
    ],
  ];
  test.each(unsound)('%s', async (_, given, option) => {
    const source = given as DataSource;
    const read = async (): Promise<void> => {
      for await (const _ of streamDataset({ source, contract }));
    };
    const target = at('never.parquet');
    for (const attempt of [
      loadDataset({ source, contract }),
      read(),
      writeDataset({ source, contract, path: target }),
    ]) {
      const error: unknown = await attempt.catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(TrainingError);
      expect(error).toMatchObject({ code: 'TRAINING_OPTION_INVALID', details: { option } });
      expect((error as Error).message).toContain(option);
    }
  });
  test('a table without a contract', async () => {
    const source = { format: 'csv', path, compression: 'zip' } as unknown as {
      path: string;
      format: 'csv';
    };
    await expect(readRawTable({ source })).rejects.toMatchObject({
      code: 'TRAINING_OPTION_INVALID',
      details: { option: 'source.compression' },
    });
  });
});
