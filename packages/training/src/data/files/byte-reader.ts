import { createHash } from 'node:crypto';
import type { Digest } from '@codexhub/common-config/kernel';
import type { OpenFile } from './open-file.ts';
import { failureCode, unreadable } from './unreadable.ts';

/** The bytes of a file, from its beginning to its end. */
export interface ByteReader {
  /** Reads at most that many bytes into the place, and gives how many; 0 at the end. */
  read(into: Uint8Array, at: number, length: number): Promise<number>;
  /** The share of the file that was read: how far the reading is. */
  readonly progress: number;
  /** The digest of the bytes as they lie in the file. */
  digest(): Digest;
  /** Whether there are more bytes than the file is long. */
  readonly isPacked: boolean;
  close(): Promise<void>;
}

/** Reads a file as it lies. */
export function plainBytes({ handle, size, path }: OpenFile): ByteReader {
  const hash = createHash('sha256');
  let position = 0;
  return {
    get progress(): number {
      return size === 0 ? 1 : position / size;
    },
    read: async (into, at, length): Promise<number> => {
      const { bytesRead } = await handle
        .read(into, at, length, position)
        .catch((cause: unknown): never => {
          throw unreadable(path, failureCode(cause), cause);
        });
      hash.update(into.subarray(at, at + bytesRead));
      position += bytesRead;
      return bytesRead;
    },
    digest: () => `sha256:${hash.copy().digest('hex')}`,
    isPacked: false,
    close: async (): Promise<void> => {},
  };
}
