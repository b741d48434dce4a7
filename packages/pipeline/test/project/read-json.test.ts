import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJson, readText } from '../../src/project/read-json.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();

test('reads text and JSON', async () => {
  const path = join(folder, 'good.json');
  writeFileSync(path, '{"a":[1]}');
  expect(await readText(path, 'rows')).toBe('{"a":[1]}');
  expect(await readJson(path, 'rows')).toEqual({ a: [1] });
});

test('names a file that cannot be read, and why', async () => {
  mkdirSync(join(folder, 'folder'));
  await expect(readJson(join(folder, 'folder'), 'rows')).rejects.toMatchObject({
    code: 'PIPELINE_FILE_UNREADABLE',
    message: expect.stringMatching(/^rows: ".*folder" must be a readable file \(EISDIR\)/),
  });
  await expect(readText(join(folder, 'absent'), 'key')).rejects.toMatchObject({
    code: 'PIPELINE_FILE_UNREADABLE',
    message: expect.stringContaining('(ENOENT)'),
  });
});

test('never repeats what does not parse, not even in the cause', async () => {
  const path = join(folder, 'bad.json');
  writeFileSync(path, '{"ssn": 078-05-1120}');
  const error = await readJson(path, 'rows').catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'PIPELINE_JSON_INVALID', details: { path } });
  expect((error as Error).cause).toBeUndefined();
  expect(`${(error as Error).message} ${JSON.stringify(error)}`).not.toContain('078');
});
