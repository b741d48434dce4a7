import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../../src/data/json/parse-json.ts';
import { hasRepeatedKey } from '../../../src/data/json/repeated-keys.ts';

const repeats = (text: string) => hasRepeatedKey(text, parseJson(text));

test.each([
  '{"a":1,"a":1}',
  '{"a":1,"\\u0061":2}',
  '{ "a" : 1,\n"b" : "x", "a"\t: 2 }',
  '{"a":{"b":1,"b":2}}',
  '[{"a":1},{"a":1,"a":null}]',
  '{"":1,"":2}',
  '{"__proto__":1,"__proto__":2}',
  '{"a\\\\":1,"a\\\\":2}',
  '{"a\\"":1,"a\\"":2}',
  '{"a":12345678901234567890,"a":1}',
])('a key twice: %s', (text) => {
  expect(repeats(text)).toBe(true);
});

test.each([
  '[]',
  '"a"',
  'null',
  '{"a":1,"A":2}',
  '{"a":{"a":{"a":1}}}',
  '[{"a":1},{"a":2}]',
  '{"a":"b\\":","c":"\\\\"}',
  '{"a":["x",":","\\"b\\":1"]}',
  '{"__proto__":1,"constructor":2}',
  '{"a":12345678901234567890}',
])('each key once: %s', (text) => {
  expect(repeats(text)).toBe(false);
});

test('depth costs no stack', () => {
  const deep = `${'['.repeat(200_000)}{"a":1,"a":2}${']'.repeat(200_000)}`;
  expect(repeats(deep)).toBe(true);
});

test('law: what was written from a value repeats nothing; a key written again does', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, noNullPrototype: true }),
      fc.constantFrom(undefined, 1),
      (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(repeats(text)).toBe(false);
        const key = JSON.stringify(Object.keys(value)[0]);
        expect(repeats(text.replace('{', () => `{${key}:1,`))).toBe(true);
      },
    ),
    { seed: 20261121, numRuns: 300 },
  );
});
