import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packages, root } from '../architecture/repository.ts';

// Golden values are somebody else's truth: each script makes them again and says where they drifted.
const scripts = packages.flatMap((name) => {
  const folder = join('packages', name, 'test', 'fixtures');
  return filesOf(join(root, folder))
    .filter((file) => /^regenerate.*\.py$/.test(file))
    .map((file) => join(folder, file));
});

test('there are scripts to ask', () => {
  expect(scripts.length).toBeGreaterThan(8);
});

test.each(scripts)('%s --check', { timeout: 240_000 }, (script) => {
  const python = process.env['CODEXHUB_PYTHON'];
  if (!python)
    throw new Error('CODEXHUB_PYTHON must name a Python with tests/interop/requirements.txt');
  const { status, stderr } = spawnSync(python, [script, '--check'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GX_ANALYTICS_ENABLED: 'False' },
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
});

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
