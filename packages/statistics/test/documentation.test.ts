import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as statistics from '../src/index.ts';

const root = new URL('../src/', import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));

/** Every line `expression; // value` of the examples. */
const examples = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/^ \* (?!import)(.+); \/\/ (.+)$/gm)].map((m) => [path, m[1]!, m[2]!] as const),
);

/** To 12 digits: Math.exp and Math.log may differ by a unit in the last place between engines. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(rounded);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rounded(part)]));
}

describe('documentation', () => {
  test.each(examples)('%s: %s', (_, expression, value) => {
    const names = Object.keys(statistics);
    const evaluate = (code: string): unknown =>
      new Function(...names, `return (${code});`)(...Object.values(statistics));
    expect(rounded(evaluate(expression))).toEqual(rounded(evaluate(value)));
  });

  test('every function has an example', () => {
    const shown = examples.map(([, expression]) => expression).join('\n');
    for (const name of Object.keys(statistics)) expect(shown).toContain(`${name}(`);
  });

  test('the package imports nothing but itself, and asks neither clock nor chance', () => {
    for (const { path, text } of sources) {
      const code = text.replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
      const imports = [...code.matchAll(/from '([^']+)'/g)].map((m) => m[1]!);
      for (const specifier of imports) expect(specifier, path).toMatch(/^\.\.?\/.*\.ts$/);
      expect(code, path).not.toMatch(/\bDate\b|Math\.random|process\b/);
    }
  });
});
