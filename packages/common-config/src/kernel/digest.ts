import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** A SHA-256 digest: `sha256:` and 64 lower-case hexadecimal digits. */
export type Digest = `sha256:${string}`;

/**
 * The digest of a plain value: SHA-256 of its canonical JSON (RFC 8785).
 *
 * @throws KernelError `KERNEL_VALUE_INVALID` where the value has no canonical JSON.
 * @example
 * digest({ a: 1 }) === digest({ a: 1.0 }); // Returns: true
 */
export function digest(value: unknown): Digest {
  return digestBytes(canonicalJson(value));
}

/**
 * The digest of bytes as they are (a string counts as its UTF-8 bytes).
 *
 * @example
 * digestBytes('').slice(0, 15); // Returns: 'sha256:e3b0c442'
 */
export function digestBytes(bytes: Uint8Array | string): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Whether a text has the form of a digest. */
export function isDigest(text: unknown): text is Digest {
  return typeof text === 'string' && /^sha256:[0-9a-f]{64}$/.test(text);
}
