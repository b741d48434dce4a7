import { digest, digestBytes } from '@codexhub/common-config/kernel';
import type { ModelReference, ModelSource } from '@codexhub/common-config/records';

/** A source in memory that counts, fails and tampers on demand. */
export interface MemorySource extends ModelSource {
  readonly calls: { resolve: number; load: number };
  /** Points the alias at a version with these bytes. */
  serve(version: string, bytes: Uint8Array): ModelReference;
  failResolve: Error | null;
  /** What `load` hands out instead of the version's bytes. */
  tamper: ((bytes: Uint8Array) => Uint8Array) | null;
  /** What `load` waits for. */
  hold: Promise<void> | null;
}

export function memorySource(): MemorySource {
  const versions = new Map<string, Uint8Array>();
  let current: ModelReference | null = null;
  const calls = { resolve: 0, load: 0 };
  return {
    calls,
    failResolve: null,
    tamper: null,
    hold: null,
    serve(version, bytes) {
      versions.set(version, bytes);
      current = {
        name: 'lending',
        version,
        digest: digestBytes(bytes),
        report: digest({ report: version }),
      };
      return current;
    },
    async resolve() {
      calls.resolve += 1;
      await Promise.resolve();
      if (this.failResolve) throw this.failResolve;
      if (!current) throw new Error('no such alias');
      return current;
    },
    async load({ version }) {
      calls.load += 1;
      await this.hold;
      const bytes = versions.get(version)!;
      return this.tamper ? this.tamper(bytes) : bytes;
    },
  };
}
