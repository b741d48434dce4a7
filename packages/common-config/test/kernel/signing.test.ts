import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  createSigningKeyPair,
  isPublicKey,
  keyIdOf,
  publicKeyOf,
  signValue,
  verifyValue,
} from '../../src/kernel/index.ts';

const pair = createSigningKeyPair();
const value = { report: 'sha256:00', at: '2026-01-01T00:00:00.000Z' };
const signature = signValue('test/1', value, pair.privateKey);

test('a signature verifies for its own purpose, value and key only', () => {
  expect(verifyValue('test/1', { ...value }, signature, pair.publicKey)).toBe(true);
  expect(verifyValue('test/2', value, signature, pair.publicKey)).toBe(false);
  expect(verifyValue('test/1', { ...value, at: 'x' }, signature, pair.publicKey)).toBe(false);
  expect(verifyValue('test/1', value, signature, createSigningKeyPair().publicKey)).toBe(false);
});

test('a signature has one text: no other that decodes to the same bytes will do', () => {
  const others = [`${signature}~`, ` ${signature}`, signature.replace(/=+$/, ''), `${signature}\n`];
  for (const other of others) {
    expect(Buffer.from(other, 'base64')).toEqual(Buffer.from(signature, 'base64'));
    expect(verifyValue('test/1', value, other, pair.publicKey)).toBe(false);
  }
});

test('verification answers false, and never throws, for nonsense', () => {
  expect(verifyValue('test/1', value, 'not base64!', pair.publicKey)).toBe(false);
  expect(verifyValue('test/1', value, signature, 'ed25519:short')).toBe(false);
  expect(verifyValue('test/1', { a: Number.NaN }, signature, pair.publicKey)).toBe(false);
});

test('the public half follows from the private one', () => {
  expect(publicKeyOf(pair.privateKey)).toBe(pair.publicKey);
  expect(isPublicKey(pair.publicKey)).toBe(true);
  expect(keyIdOf(pair.publicKey)).toMatch(/^[0-9a-f]{16}$/);
});

test('a key of another kind is refused with what to do', () => {
  const rsa = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  for (const key of ['', 'nonsense', rsa.toString()]) {
    expect(() => signValue('test/1', value, key)).toThrow(
      expect.objectContaining({
        code: 'KERNEL_KEY_INVALID',
        message: expect.stringContaining('openssl genpkey'),
      }),
    );
  }
});
