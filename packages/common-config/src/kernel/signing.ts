import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { digestBytes } from './digest.ts';
import { KernelError } from './errors.ts';

/** `ed25519:` and the base64 of the 32 raw bytes of the key: one line, fit for YAML. */
export type PublicKey = `ed25519:${string}`;

/** A pair for signing approvals: the private half is PKCS#8 PEM, as `openssl genpkey` writes it. */
export interface SigningKeyPair {
  readonly publicKey: PublicKey;
  readonly privateKey: string;
}

// The DER prefix of an Ed25519 SubjectPublicKeyInfo; the 32 raw bytes follow (RFC 8410).
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** A new Ed25519 key pair, from the operating system's randomness. */
export function createSigningKeyPair(): SigningKeyPair {
  const pair = generateKeyPairSync('ed25519');
  return {
    publicKey: encodePublicKey(pair.publicKey),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/**
 * The public half of a private key.
 * @throws KernelError `KERNEL_KEY_INVALID` where the text is no Ed25519 private key in PEM.
 */
export function publicKeyOf(privateKey: string): PublicKey {
  return encodePublicKey(createPublicKey(readPrivateKey(privateKey)));
}

/**
 * Signs a plain value under a purpose: Ed25519 over `purpose`, a NUL and the canonical JSON, so
 * that a signature for one purpose is none for another.
 *
 * @returns the signature in base64.
 * @throws KernelError `KERNEL_KEY_INVALID` where the text is no Ed25519 private key in PEM.
 */
export function signValue(purpose: string, value: unknown, privateKey: string): string {
  return sign(null, message(purpose, value), readPrivateKey(privateKey)).toString('base64');
}

/** Whether a signature is the key's own over exactly this purpose and value. Never throws. */
export function verifyValue(
  purpose: string,
  value: unknown,
  signature: string,
  publicKey: string,
): boolean {
  try {
    const key = createPublicKey({ key: decodePublicKey(publicKey), format: 'der', type: 'spki' });
    const raw = Buffer.from(signature, 'base64');
    // Node skips what is no base64: one signature has one text, or a record could be changed unseen.
    if (raw.toString('base64') !== signature) return false;
    return verify(null, message(purpose, value), key, raw);
  } catch {
    return false;
  }
}

/** Whether a text has the form of a public key. */
export function isPublicKey(text: unknown): text is PublicKey {
  if (typeof text !== 'string' || !text.startsWith('ed25519:')) return false;
  const raw = Buffer.from(text.slice(8), 'base64');
  return raw.length === 32 && raw.toString('base64') === text.slice(8);
}

/** A short name for a key: the first 16 hexadecimal digits of its SHA-256. */
export function keyIdOf(publicKey: PublicKey): string {
  return digestBytes(publicKey).slice(7, 23);
}

function message(purpose: string, value: unknown): Buffer {
  return Buffer.from(`${purpose}\0${canonicalJson(value)}`);
}

function encodePublicKey(key: KeyObject): PublicKey {
  const der = key.export({ type: 'spki', format: 'der' });
  return `ed25519:${der.subarray(SPKI_PREFIX.length).toString('base64')}`;
}

function decodePublicKey(publicKey: string): Buffer {
  if (!isPublicKey(publicKey)) throw invalidKey('a public key', undefined);
  return Buffer.concat([SPKI_PREFIX, Buffer.from(publicKey.slice(8), 'base64')]);
}

function readPrivateKey(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    throw invalidKey('a private key', cause);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw invalidKey('a private key', undefined);
  return key;
}

function invalidKey(what: string, cause: unknown): KernelError {
  return new KernelError('KERNEL_KEY_INVALID', {
    message: `signing: ${what} must be Ed25519 (private: PKCS#8 PEM; public: "ed25519:" and base64 of 32 bytes); received something else; make one with "openssl genpkey -algorithm ed25519"`,
    cause,
  });
}
