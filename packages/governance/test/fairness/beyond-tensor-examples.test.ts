import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import * as measures from '../../src/fairness/index.ts';
import * as counting from '../../src/index.ts';

const governance = { ...counting, ...measures };
const folders = ['individual', 'multiclass', 'regression', 'ranking'];
const sources = folders.flatMap((folder) => {
  const root = new URL(`../../src/fairness/${folder}/`, import.meta.url);
  return readdirSync(root).map((name) => {
    return { path: `${folder}/${name}`, text: readFileSync(new URL(name, root), 'utf8') };
  });
});
const examples = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/@example\n([\s\S]*?)\*\//g)].map((match) => {
    return [path, match[1]!.split('\n').map((line) => line.replace(/^\s*\* ?/, ''))] as const;
  }),
);

/** To 12 digits: Math.log may differ by a unit in the last place between engines. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'number' ? Number(part.toPrecision(12)) : part,
  );
}

describe('examples of fairness beyond the tensor', () => {
  it.each(examples)('%s', (_, lines) => {
    const pairs: [unknown, unknown][] = [];
    const script = lines.map((line) => {
      const [, expression, value] = /^(.+); \/\/ Returns: (.+)$/.exec(line) ?? [];
      return expression === undefined ? line : `pairs.push([(${expression}), (${value})]);`;
    });
    const names = Object.keys(governance);
    const code = stripTypeScriptTypes(script.join('\n'));
    new Function('pairs', ...names, code)(pairs, ...Object.values(governance));
    expect(pairs.length).toBeGreaterThan(0);
    for (const [received, expected] of pairs) expect(rounded(received)).toEqual(rounded(expected));
  });

  it('stand by every function that is exported', () => {
    const index = readFileSync(new URL('../../src/fairness/index.ts', import.meta.url), 'utf8');
    const exported = [...index.matchAll(/export \{([^}]+)\} from '\.\/(\w+)\//g)]
      .filter((match) => folders.includes(match[2]!))
      .flatMap((match) => match[1]!.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '));
    expect(exported.length).toBe(13);
    const shown = examples.map(([, lines]) => lines.join('\n')).join('\n');
    for (const name of exported) expect(shown).toContain(`${name}(`);
  });
});
