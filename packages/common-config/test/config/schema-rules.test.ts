import { expect, test } from 'vitest';
import { z } from 'zod';
import { schema } from './fixture.ts';
import { schemaFaults } from './schema-rules.ts';

test('the schema of these tests is strict at every level', () => {
  expect(schemaFaults(schema)).toEqual([]);
});

test('the rule finds what it is there for', () => {
  const bad = z.strictObject({
    a: z.array(z.object({ b: z.number() })).default([]),
    c: z.record(z.string(), z.number().catch(0)),
    d: z.coerce.boolean().optional(),
    e: z.union([z.string(), z.looseObject({})]),
  });
  expect(schemaFaults(bad)).toEqual([
    '$.a[]: not strict',
    '$.c.*: catch',
    '$.d: coerce',
    '$.e: not strict',
  ]);
});
