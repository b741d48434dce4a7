import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as measures from '../../../src/fairness/index.ts';
import * as counting from '../../../src/index.ts';

const governance = { ...counting, ...measures };
const root = join(import.meta.dirname, '../../../src/fairness/uncertainty');
const examples = readdirSync(root).flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/@example\n((?: \* .*\n)+?) \*\//g)].map(([, lines]) => ({
    file,
    lines: lines!.replaceAll(/^ \* /gm, ''),
  }));
});

it('every verb has an example', () => {
  expect(examples.map(({ file }) => file)).toEqual([
    'bootstrap-tensor.ts',
    'compare-groups.ts',
    'group-intervals.ts',
    'max-min-gap.ts',
    'stratified-comparison.ts',
  ]);
});

it.each(examples)('the example of $file returns what it says', ({ lines }) => {
  const said = [...lines.matchAll(/^(.+); \/\/ Returns: (.+)$/gm)];
  expect(said.length).toBeGreaterThan(0);
  const setting = lines
    .replaceAll(/^.+; \/\/ Returns: .+\n?/gm, '')
    // The types of the only typed example.
    .replaceAll(/<string>|: number| as const/g, '');
  const names = Object.keys(governance);
  const returned = new Function(
    ...names,
    `${setting}\nreturn [${said.map(([, code, value]) => `[${code}, ${value}]`)}];`,
  )(...Object.values(governance)) as readonly (readonly [unknown, unknown])[];
  for (const [actual, expected] of returned) expect(actual).toEqual(expected);
});
