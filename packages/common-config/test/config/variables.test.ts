import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorOf, load, loadWith, places, placesOf } from './fixture.ts';

const leaf = (schema: z.ZodType, text: string) =>
  (
    loadWith(z.strictObject({ a: schema }), '{}', { env: { CODEXHUB__a: text } }).value as {
      a: unknown;
    }
  ).a;
const fault = (schema: z.ZodType, text: string) => {
  const error = errorOf(() => leaf(schema, text));
  expect(places(error.issues)).toEqual(['env:CODEXHUB__a:0:0 invalid a']);
  expect(error.message).not.toContain('\n  ');
  return error.issues[0]?.message;
};

describe('a variable is converted to the type of its leaf', () => {
  test.each([
    [z.boolean(), 'false', false],
    [z.boolean(), 'YES', true],
    [z.boolean(), '0', false],
    [z.number(), '-1.5e3', -1500],
    [z.number().optional(), '0', 0],
    [z.string(), '', ''],
    [z.string(), '42', '42'],
    [z.string().nullable(), 'null', null],
    [z.enum(['no', 'block']), 'no', 'no'],
    [z.literal([1, 2]), '2', 2],
    [z.union([z.number(), z.string()]), '7', 7],
    [z.union([z.number(), z.string()]), 'x7', 'x7'],
    [z.array(z.number()), '[1, 2]', [1, 2]],
    [z.strictObject({ b: z.boolean() }), '{"b": true}', { b: true }],
    [z.lazy(() => z.number().default(1)), '3', 3],
  ])('%#: %s', (schema, text, expected) => {
    expect(leaf(schema, text)).toEqual(expected);
  });

  test.each([
    '',
    ' ',
    '0x10',
    '1_000',
    '010',
    '.5',
    '+1',
    'NaN',
    'Infinity',
    '1e999',
    ' 1',
    '9007199254740993',
  ])('the text "%s" is no number', (text) => {
    expect(fault(z.number(), text)).toBe('expected a number in decimal, received another text');
  });

  test.each(['', ' true', 'ja', '2'])('the text "%s" is no boolean', (text) => {
    expect(fault(z.boolean(), text)).toMatch(/^expected a boolean/);
  });

  test.each(['', '[1', 'a, b', '{"a":1,"a":2}', '{"__proto__":{}}', '[9007199254740993]'])(
    'the text "%s" is no JSON that is accepted',
    (text) => {
      expect(fault(z.union([z.array(z.number()), z.record(z.string(), z.number())]), text)).toMatch(
        /^expected JSON text/,
      );
    },
  );
});

describe('the path of a variable', () => {
  test('JSON sets an object, and a deeper variable one of its keys', () => {
    const { value } = load(
      { 'default.yaml': 'training: { seed: 1, note: base }\n' },
      {
        env: { CODEXHUB__training__seed: '3', CODEXHUB__training: '{"seed": 2, "shuffle": false}' },
      },
    );
    expect(value.training).toMatchObject({ seed: 3, shuffle: false, note: 'base' });
  });

  test.each([
    ['CODEXHUB__trainng__seed', 'unknown_key trainng', 'training'],
    [
      'CODEXHUB__inference__cache__ttl_seconds',
      'unknown_key inference.cache.ttl_seconds',
      'ttlSeconds',
    ],
    ['CODEXHUB__training__seed__x', 'unknown_key training.seed.x', undefined],
    ['CODEXHUB__training__ratios__0', 'unknown_key training.ratios.0', undefined],
    ['CODEXHUB__', 'unknown_key', undefined],
    ['CODEXHUB__constructor', 'unsafe_key constructor', undefined],
    [
      'CODEXHUB__governance__fairness__enforce',
      'override_forbidden governance.fairness.enforce',
      undefined,
    ],
  ])('%s is refused: %s', (name, place, suggestion) => {
    const { issues } = errorOf(() => load({}, { env: { [name]: 'false' } }));
    expect(places(issues)).toEqual([`env:${name}:0:0 ${place}`.trim()]);
    expect(issues[0]?.suggestion).toBe(suggestion);
  });

  test('a typo of a required key is one fault, not two', () => {
    expect(
      placesOf({ 'default.yaml': '{ training: {} }' }, { env: { CODEXHUB__training__sede: '1' } }),
    ).toEqual(['env:CODEXHUB__training__sede:0:0 unknown_key training.sede']);
  });
});

test('overrides must be plain data', () => {
  const bad = (overrides: object) => placesOf({}, { overrides });
  expect(bad({ training: { seed: Number.NaN } })).toEqual(['override:0:0 invalid training.seed']);
  expect(bad({ training: { seed: new Date(0) } })).toEqual(['override:0:0 invalid training.seed']);
  expect(bad(JSON.parse('{"__proto__": {"a": 1}}'))).toEqual(['override:0:0 unsafe_key __proto__']);
  const cycle: Record<string, unknown> = {};
  cycle['training'] = cycle;
  expect(bad(cycle)).toEqual([expect.stringMatching(/^override:0:0 limit training/)]);
  expect(load({}, { overrides: { training: { seed: undefined } } }).value.training.seed).toBe(42);
});
