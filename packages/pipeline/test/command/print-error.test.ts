import { CodexHubError } from '@codexhub/common-config/kernel';
import { expect, test } from 'vitest';
import { printError } from '../../src/command/print-error.ts';

const inner = new CodexHubError('INNER', {
  message: 'the alias is absent',
  details: { alias: 'a' },
});
const outer = new CodexHubError('OUTER', { message: 'nothing is served', cause: inner });

test('people read what could not be done, and why', () => {
  expect(printError(outer, { json: false })).toBe(
    'error: nothing is served [OUTER]\ncause: the alias is absent [INNER]\n',
  );
});

test('machines read one line of JSON', () => {
  const text = printError(outer, { json: true });
  expect(text).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(text)).toMatchObject({
    code: 'OUTER',
    causes: [{ code: 'INNER', details: { alias: 'a' } }],
  });
});

test('a foreign cause may quote a row, and is not printed', () => {
  const error = new CodexHubError('OUTER', { message: 'm', cause: new Error('078-05-1120') });
  for (const json of [true, false]) expect(printError(error, { json })).not.toContain('078');
});

test('causes in a circle end', () => {
  const one = new CodexHubError('ONE', { message: 'one' });
  const two = new CodexHubError('TWO', { message: 'two', cause: one });
  one.cause = two;
  expect(printError(one, { json: false })).toBe('error: one [ONE]\ncause: two [TWO]\n');
});

test('an error that nobody foresaw shows its stack', () => {
  expect(printError(new Error('oh'), { json: true })).toMatch(/^error: Error: oh\n {4}at /);
  expect(printError('text', { json: false })).toBe('error: text\n');
});
