import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openRegistry } from '@codexhub/registry';
import { expect, test } from 'vitest';
import { outputFolder, registryUri, writeWhole } from '../../src/project/output-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();

test('results lie below .codexhub, by the name of the contract, unless told', () => {
  expect(outputFolder('mortgage', undefined)).toBe(resolve('.codexhub/mortgage'));
  expect(outputFolder('mortgage', 'elsewhere')).toBe(resolve('elsewhere'));
  expect(outputFolder('mortgage', '/elsewhere')).toBe('/elsewhere');
});

test('a file is written with the folders that it needs, and replaced', async () => {
  const path = join(folder, 'deep', 'er', 'file.txt');
  await writeWhole(path, 'one');
  await writeWhole(path, 'two');
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(readdirSync(join(folder, 'deep', 'er'))).toEqual(['file.txt']);
});

test('of many who write one file at once, one is there whole, and no draft stays', async () => {
  const path = join(folder, 'busy', 'file.txt');
  const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(50_000));
  await Promise.all(texts.map((text) => writeWhole(path, text)));
  expect(texts).toContain(readFileSync(path, 'utf8'));
  expect(readdirSync(join(folder, 'busy'))).toEqual(['file.txt']);
});

test('what cannot be written is told, and leaves what was there', async () => {
  const inTheWay = join(folder, 'in-the-way');
  writeFileSync(inTheWay, 'mine');
  await expect(writeWhole(join(inTheWay, 'file.txt'), 'x')).rejects.toMatchObject({
    code: 'PIPELINE_OUTPUT_UNWRITABLE',
    message: expect.stringMatching(/\((ENOTDIR|EEXIST)\); choose another folder with --out/),
    details: { path: join(inTheWay, 'file.txt') },
  });
  expect(readFileSync(inTheWay, 'utf8')).toBe('mine');
  // The last step fails: a folder stands where the file should go.
  const taken = join(folder, 'taken');
  mkdirSync(join(taken, 'file.txt', 'inside'), { recursive: true });
  await expect(writeWhole(join(taken, 'file.txt'), 'x')).rejects.toMatchObject({
    code: 'PIPELINE_OUTPUT_UNWRITABLE',
  });
  expect(readdirSync(taken)).toEqual(['file.txt']);
});

test.each([
  ['file:mlruns', '/results', '/results/mlruns'],
  ['file:a/../b', '/results', '/results/b'],
  ['file:mlruns', '/loans #2 50%41 ?', '/loans #2 50%41 ?/mlruns'],
  ['file:ml#runs', '/results', '/results/ml#runs'],
  ['file:///elsewhere/mlruns', '/results', '/elsewhere/mlruns'],
  ['file:/elsewhere/mlruns', '/results', '/elsewhere/mlruns'],
])('the registry of %j in %j lies in %j', (uri, out, root) => {
  expect(openRegistry(registryUri(uri, out)).root).toBe(root);
});
