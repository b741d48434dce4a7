import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeRevision } from '../../src/project/code-revision.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();

test('outside of a repository, and where there is no folder, the code is unversioned', async () => {
  const plain = join(folder, 'plain');
  mkdirSync(plain);
  expect(await codeRevision(plain)).toBe('unversioned');
  expect(await codeRevision(join(folder, 'absent'))).toBe('unversioned');
});

test('inside of one it is the commit, and says where tracked files differ', async () => {
  const repository = join(folder, 'repository');
  const git = (...parameters: string[]): string =>
    execFileSync('git', ['-C', repository, ...parameters], { encoding: 'utf8' }).trim();
  mkdirSync(join(repository, 'config'), { recursive: true });
  git('init', '--quiet');
  // No commit yet: there is nothing to name.
  expect(await codeRevision(repository)).toBe('unversioned');
  writeFileSync(join(repository, 'code.ts'), 'one');
  git('add', 'code.ts');
  const who = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.org'];
  git(...who, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'first');
  const commit = git('rev-parse', 'HEAD');
  expect(commit).toMatch(/^[0-9a-f]{40}$/);
  expect(await codeRevision(join(repository, 'config'))).toBe(commit);
  writeFileSync(join(repository, 'notes.txt'), 'untracked');
  expect(await codeRevision(repository)).toBe(commit);
  writeFileSync(join(repository, 'code.ts'), 'two');
  expect(await codeRevision(repository)).toBe(`${commit}+dirty`);
});
