import { expect, test } from 'vitest';
import { z } from 'zod';
import { configJsonSchema, secret } from '../../src/config/index.ts';
import { errorOf, ref, schema } from './fixture.ts';

test('is draft 2020-12 of what a file may hold', () => {
  const json = configJsonSchema(schema);
  expect(json).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    required: ['training', 'metrics', 'governance'],
    properties: {
      training: { description: 'How the model is fitted', required: ['seed'] },
      inference: { additionalProperties: false },
    },
  });
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});

test('a secret is a text with the pattern of a reference', () => {
  const json = configJsonSchema(
    z.strictObject({ token: secret().meta({ description: 'To log in' }) }),
  );
  const token = Reflect.get(json['properties'] as object, 'token');
  expect(token).toEqual({
    type: 'string',
    pattern: expect.any(String),
    writeOnly: true,
    description: 'To log in',
  });
  const pattern = new RegExp(token.pattern, 'u');
  const ok = [
    ref('env:A_1'),
    ref('file:/run/secrets/token'),
    'hunter2',
    '$env:A',
    ref('env:'),
    ref('cmd:x'),
  ];
  expect(ok.map((text) => pattern.test(text))).toEqual([true, true, false, false, false, false]);
});

test('a schema without a JSON form is refused', () => {
  expect(errorOf(() => configJsonSchema(z.strictObject({ a: z.bigint() }))).code).toBe(
    'CONFIG_SCHEMA_INVALID',
  );
});
