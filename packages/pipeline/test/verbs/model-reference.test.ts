import { join } from 'node:path';
import { openRegistry } from '@codexhub/registry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReference, resolveReference } from '../../src/verbs/model-reference.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test.each([
  ['mortgage@3', { name: 'mortgage', at: '3' }],
  ['mortgage@champion', { name: 'mortgage', at: 'champion' }],
  ['loans.v2_b-c@Blue-green_1', { name: 'loans.v2_b-c', at: 'Blue-green_1' }],
  ['0@0', { name: '0', at: '0' }],
])('%s', (text, reference) => {
  expect(parseReference(text)).toEqual(reference);
});

test.each([
  '',
  '@',
  'mortgage',
  'mortgage@',
  '@3',
  'mortgage@@3',
  'mortgage@3@4',
  'Mortgage@3',
  '../x@3',
  'mortgage@../champion',
  'mortgage@3\n',
  ' mortgage@3',
  'mortgage @3',
  'mortgage@1.0',
])('%j is no reference', (text) => {
  expect(() => parseReference(text)).toThrow(
    expect.objectContaining({ code: 'PIPELINE_REFERENCE_INVALID', details: { reference: text } }),
  );
});

test('what is read is what was written, and never a path', () => {
  const options = { seed: 20261121, numRuns: 500 };
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z@./A-Z0-9-]{0,12}$/)), (text) => {
      let read: ReturnType<typeof parseReference>;
      try {
        read = parseReference(text);
      } catch {
        return;
      }
      expect(`${read.name}@${read.at}`).toBe(text);
      expect(text).not.toContain('/');
    }),
    options,
  );
});

test('a version is itself, an alias is asked for', async () => {
  const registry = openRegistry(join(temporaryFolder(), 'mlruns'));
  expect(await resolveReference(registry, 'mortgage@12')).toEqual({
    name: 'mortgage',
    version: 12,
  });
  await expect(resolveReference(registry, 'mortgage@champion')).rejects.toMatchObject({
    code: 'REGISTRY_MODEL_MISSING',
  });
});
