import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { codeBlocks, documents, read, root } from './documents.ts';

const title = ({ document, line }: { document: string; line: number }): string =>
  `${document}:${line}`;
const typescript = codeBlocks('ts').map((block) => ({ name: title(block), ...block }));
const shell = codeBlocks('sh').map((block) => ({ name: title(block), ...block }));
const yaml = codeBlocks('yaml').map((block) => ({ name: title(block), ...block }));

function run(code: string, cwd: string): Promise<{ status: number | null; stderr: string }> {
  const child = spawn(
    process.execPath,
    ['--conditions=@codexhub/source', '--input-type=module-typescript', '--no-warnings', '-'],
    { cwd },
  );
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.end(code);
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stderr })));
}

test.concurrent.each(typescript)('$name runs', async ({ document, code }) => {
  expect(await run(code, join(root, dirname(document)))).toEqual({ status: 0, stderr: '' });
});

test('there are blocks to run', () => {
  expect(typescript.length).toBeGreaterThan(6);
  expect(shell.length).toBeGreaterThan(2);
});

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

test.each(shell)('$name names scripts and verbs that exist', ({ code }) => {
  const help = read('packages/pipeline/src/command/program.ts');
  for (const [, script] of code.matchAll(/npm (?:run )?([a-z:]+)/g)) {
    if (!['install', 'ci', 'i', 'exec'].includes(script!)) expect(scripts).toContain(script);
  }
  for (const [, verb] of code.matchAll(/^(?:npx )?codexhub ([a-z]+)/gm)) {
    expect(help).toMatch(new RegExp(`command\\('${verb}[ ']`));
  }
});

test.each(yaml)('$name is sound YAML', ({ code }) => {
  for (const parsed of parseAllDocuments(code)) {
    expect([...(parsed as { errors: unknown[] }).errors]).toEqual([]);
  }
});

test('every relative link leads to a file', () => {
  const broken = documents.flatMap((document) =>
    [...read(document).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1]!)
      .filter((target) => !/^(https?:|mailto:|#)/.test(target))
      .filter((target) => !existsSync(join(root, dirname(document), target.split('#')[0]!)))
      .map((target) => `${document}: ${target}`),
  );
  expect(broken).toEqual([]);
});
