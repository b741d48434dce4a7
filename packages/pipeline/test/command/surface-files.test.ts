import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearSurfaces, sarifFiles, writeSurfaces } from '../../src/command/surface-files.ts';
import { loadProject } from '../../src/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const config = join(import.meta.dirname, '..', '..', '..', '..', 'config');

test('what an earlier run left is taken away: a run that breaks off leaves none', async () => {
  const junit = join(folder, 'junit.xml');
  writeFileSync(junit, 'of an earlier run');
  await clearSurfaces({ junit, sarif: join(folder, 'not', 'there', 'gate.sarif') });
  expect(existsSync(junit)).toBe(false);
  expect(existsSync(join(folder, 'not'))).toBe(false);
});

test('a place that cannot be written is told before the work, and takes nothing away', async () => {
  const junit = join(folder, 'kept.xml');
  writeFileSync(junit, 'mine');
  mkdirSync(join(folder, 'taken'));
  await expect(clearSurfaces({ junit, summary: join(folder, 'taken') })).rejects.toMatchObject({
    code: 'PIPELINE_OUTPUT_UNWRITABLE',
    message: expect.stringContaining('something else stands there'),
    details: { path: join(folder, 'taken') },
  });
  await expect(clearSurfaces({ junit, sarif: join(junit, 'gate.sarif') })).rejects.toMatchObject({
    code: 'PIPELINE_OUTPUT_UNWRITABLE',
  });
  expect(readFileSync(junit, 'utf8')).toBe('mine');
});

test('only what was asked for is written', async () => {
  const summary = join(folder, 'written', 'summary.md');
  await writeSurfaces({ summary }, loadProject({ dir: config, env: {} }), []);
  expect(readFileSync(summary, 'utf8')).toBe('');
  const sarif = join(folder, 'written', 'gate.sarif');
  await writeSurfaces({ sarif }, loadProject({ dir: config, env: {} }), []);
  expect(JSON.parse(readFileSync(sarif, 'utf8'))).toMatchObject({ version: '2.1.0', runs: [] });
  expect(existsSync(join(folder, 'written', 'junit.xml'))).toBe(false);
});

test('checks stand in the files of the project, told from where the CI starts', () => {
  expect(sarifFiles('/repo/ml/config', '/repo')).toEqual({
    metrics: 'ml/config/metrics.yaml',
    governance: 'ml/config/governance.yaml',
  });
  expect(sarifFiles('/repo', '/repo').metrics).toBe('metrics.yaml');
  expect(sarifFiles('/elsewhere', '/repo')).toEqual({});
  expect(sarifFiles('/repo/..config', '/repo').metrics).toBe('..config/metrics.yaml');
});
