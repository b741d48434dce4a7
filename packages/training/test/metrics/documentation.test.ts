import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import * as columns from '@codexhub/common-config/columns';
import * as statistics from '@codexhub/statistics';
import { describe, expect, test } from 'vitest';

const root = new URL('../../src/metrics/', import.meta.url);
const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort();
const sources = paths.map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
const modules = await Promise.all(
  paths.map((path) => import(new URL(path, root).href) as Promise<Record<string, unknown>>),
);
// What an example imports from another package is in scope too.
const scope: Record<string, unknown> = Object.assign({}, columns, statistics, ...modules);

/** The lines of each example, in order: statements, and `expression; // Returns: value`. */
const examples = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/@example\n([\s\S]*?)\*\//g)].map((match, at) => {
    const lines = match[1]!.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
    return [`${path} ${at + 1}`, lines.filter((line) => !/^(import .*)?$/.test(line))] as const;
  }),
);

/** To 12 digits: Math.log may differ by a unit in the last place between engines. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (value instanceof Float64Array) return value.map((part) => Number(part.toPrecision(12)));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(rounded);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rounded(part)]));
}

describe('documentation of the metrics', () => {
  test.each(examples)('%s', (_, lines) => {
    const pairs: [unknown, unknown][] = [];
    const script = lines.map((line) => {
      const [, expression, value] = /^(.+); \/\/ Returns: (.+)$/.exec(line) ?? [];
      return expression === undefined ? line : `pairs.push([(${expression}), (${value})]);`;
    });
    const names = Object.keys(scope);
    const code = stripTypeScriptTypes(script.join('\n'));
    new Function('pairs', ...names, code)(pairs, ...Object.values(scope));
    expect(pairs.length, 'an example must say what it returns').toBeGreaterThan(0);
    for (const [received, expected] of pairs) expect(rounded(received)).toEqual(rounded(expected));
  });

  test('every function of the public surface has an example', () => {
    const index = readFileSync(new URL('../../src/index.ts', import.meta.url), 'utf8');
    const exported = [...index.matchAll(/export \{([^}]+)\} from '\.\/metrics\//g)]
      .flatMap((match) => match[1]!.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '));
    const shown = examples.map(([, lines]) => lines.join('\n')).join('\n');
    expect(exported.length).toBeGreaterThan(20);
    for (const name of exported) expect(shown).toMatch(new RegExp(`\\b${name}[(.]`));
  });
});
