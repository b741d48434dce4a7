import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digest, digestBytes, isDigest } from '../../src/kernel/index.ts';

test('is the SHA-256 of the canonical JSON', () => {
  const expected = createHash('sha256').update('{"a":[1,"x"],"b":null}').digest('hex');
  expect(digest({ b: null, a: [1, 'x'] })).toBe(`sha256:${expected}`);
});

test('of a record and of its JSON round trip are one', () => {
  const record = { a: 1, absent: undefined, nested: { b: -0 } };
  expect(digest(JSON.parse(JSON.stringify(record)))).toBe(digest(record));
});

test('of bytes is the SHA-256 of the bytes (FIPS 180 example "abc")', () => {
  expect(digestBytes('abc')).toBe(
    'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('is recognised by its form', () => {
  expect(isDigest(digest(1))).toBe(true);
  expect(isDigest('sha256:ABC')).toBe(false);
  expect(isDigest(7)).toBe(false);
});
