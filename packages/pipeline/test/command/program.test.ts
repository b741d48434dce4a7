import { expect, test } from 'vitest';
import { codexhub } from '../../src/index.ts';

test.each([
  ['run', '--author', ''],
  ['run', '--author', '  '],
  ['approve', 'a.json', '--key', 'a.pem', '--as', ''],
  ['promote', 'a@1', '--alias', 'champion', '--actor', ''],
])('nobody is not a name: %s %s %s', async (...argv) => {
  let said = '';
  const out = (text: string): void => {
    said += text;
  };
  // A folder that is not there: whoever went on would say so.
  const terminal = { out, err: out, env: {} };
  expect(await codexhub([...argv, '--config', '/nowhere'], terminal)).toBe(2);
  expect(said).toContain('must name somebody');
});
