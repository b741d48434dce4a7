import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { codeBlocks, documents, read, root } from './documents.ts';
import type { RunnableBlock } from './run-blocks.ts';

const title = ({ document, line }: { document: string; line: number }): string =>
  `${document}:${line}`;
const typescript = codeBlocks('ts').map((block) => ({ name: title(block), ...block }));
const shell = codeBlocks('sh').map((block) => ({ name: title(block), ...block }));
const yaml = codeBlocks('yaml').map((block) => ({ name: title(block), ...block }));

let faults: Record<string, string> = {};
let printed = '';

beforeAll(async () => {
  const child = fork(join(import.meta.dirname, 'run-blocks.ts'), {
    execArgv: ['--conditions=@codexhub/source', '--no-warnings'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.stderr!.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  child.on('message', (message) => {
    faults = message as Record<string, string>;
  });
  child.send(typescript.map(runnable));
  await once(child, 'close');
});

function runnable({ name, document, code }: (typeof typescript)[number]): RunnableBlock {
  const path = join(root, document);
  return { name, path, folder: dirname(path), code };
}

test.each(typescript)('$name runs', ({ name }) => {
  expect(faults[name]).toBe('');
});

test('no block prints on standard error', () => {
  expect(printed).toBe('');
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
