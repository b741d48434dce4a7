import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { filesBelow, read, root, sources } from '../architecture/repository.ts';

const files = sources.filter((path) => path.endsWith('/errors.ts'));

async function codesInSource(): Promise<string[]> {
  const codes: string[] = [];
  for (const file of files) {
    const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
    const lists = Object.entries(module).filter(([name]) => name.endsWith('ErrorCodes'));
    expect(lists, `${file} exports one list of codes`).toHaveLength(1);
    codes.push(...(lists[0]![1] as string[]));
  }
  return codes;
}

const documented = [...read('docs/reference/errors.md').matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(
  (match) => match[1]!,
);

test('every code stands in docs/reference/errors.md, and nothing else does', async () => {
  expect([...documented].sort()).toEqual((await codesInSource()).sort());
});

test('no code is documented or declared twice', async () => {
  const codes = await codesInSource();
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(documented).size).toBe(documented.length);
});

test('every code is used: something throws it', async () => {
  const text = sources
    .filter((path) => !path.endsWith('/errors.ts'))
    .map(read)
    .join('\n');
  expect((await codesInSource()).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
});

test('errors stand in a file of that name in their package', () => {
  const elsewhere = filesBelow('packages').filter(
    (path) =>
      /\/src\/.*\.ts$/.test(path) &&
      !path.endsWith('errors.ts') &&
      /ErrorCodes = \[/.test(read(path)),
  );
  expect(elsewhere).toEqual([]);
});
