import { type Digest, digest } from '../kernel/digest.ts';
import { parsePath, printPath } from './issues/print-path.ts';
import { plainValue } from './plain-value.ts';

/** The digest of a whole configuration, and one for each of its top-level sections. */
export interface Fingerprints {
  readonly whole: Digest;
  readonly sections: Readonly<Record<string, Digest>>;
}

/**
 * The fingerprints of a compiled value, defaults filled in. Everything counts that is not excluded,
 * so that no field can be forgotten; a secret counts by its reference.
 *
 * @throws KernelError `KERNEL_VALUE_INVALID` where the value is not JSON and secrets.
 */
export function fingerprint(value: unknown, exclude: readonly string[] = []): Fingerprints {
  const excluded = new Set(exclude.map((path) => printPath(parsePath(path))));
  const plain = plainValue(value, (path) => excluded.has(printPath(path)));
  const sections = typeof plain === 'object' && plain !== null ? Object.entries(plain) : [];
  return {
    whole: digest(plain),
    sections: Object.fromEntries(sections.map(([key, section]) => [key, digest(section)])),
  };
}
