import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { digest } from '../../src/kernel/index.ts';
import { errorOf, load, loadWith } from './fixture.ts';

describe('the fingerprint', () => {
  test('is the digest of the compiled value, defaults filled in', () => {
    const { value, fingerprint, fingerprints } = load();
    expect(fingerprint).toBe(digest(value));
    expect(Object.keys(fingerprints).sort()).toEqual(Object.keys(value).sort());
    expect(fingerprints.training).toBe(digest(value.training));
  });

  test('does not see key order, comments, formatting, quotes, layers or written-out defaults', () => {
    const plain = load({ 'default.yaml': 'training:\n  seed: 1\n  note: a\n' }).fingerprint;
    const other = load({
      'default.yaml': '# comment\ntraining: { "note": b, seed: 0x1, shuffle: true } # end\n',
      'local.yaml': 'training:\n\n  note: >-\n    a\n',
    }).fingerprint;
    expect(other).toBe(plain);
  });

  test('of one section does not see the others', () => {
    const a = load({ 'default.yaml': 'training: { seed: 1 }\n' }).fingerprints;
    const b = load({ 'default.yaml': 'training: { seed: 2 }\n' }).fingerprints;
    expect(a.training).not.toBe(b.training);
    expect(a.governance).toBe(b.governance);
  });

  test('leaves out what is excluded, and nothing else', () => {
    const print = (ttl: number, uri: string) =>
      load(
        {
          'default.yaml': `training: { seed: 1 }\nregistry: { uri: ${uri} }\ninference: { cache: { ttlSeconds: ${ttl} } }\n`,
        },
        { fingerprintExclude: ['inference.cache.ttlSeconds'] },
      ).fingerprint;
    expect(print(1, 'a')).toBe(print(2, 'a'));
    expect(print(1, 'a')).not.toBe(print(1, 'b'));
  });

  test('changes with any leaf (property)', () => {
    const leaves = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.integer(), { minKeys: 1 });
    const print = (value: unknown) =>
      loadWith(z.record(z.string(), z.record(z.string(), z.number())), JSON.stringify({ s: value }))
        .fingerprint;
    fc.assert(
      fc.property(leaves, fc.nat(), (value, pick) => {
        const keys = Object.keys(value);
        const key = keys[pick % keys.length]!;
        const shuffled = Object.fromEntries(Object.entries(value).reverse());
        const before = print(value);
        expect(print(shuffled)).toBe(before);
        expect(print({ ...value, [key]: value[key]! + 1 })).not.toBe(before);
      }),
      { seed: 20261121, numRuns: 50 },
    );
  });

  test('of a schema that gives more than JSON is a fault of the schema', () => {
    const schema = z.strictObject({ a: z.string().transform((text) => new Date(text)) });
    const error = errorOf(() => loadWith(schema, 'a: "2026-01-01"\n'));
    expect(error.code).toBe('CONFIG_SCHEMA_INVALID');
    expect(error.cause).toMatchObject({ code: 'KERNEL_VALUE_INVALID' });
  });
});
