import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { IssueLog } from '../issue-log.ts';
import { type ByteReader, plainBytes } from './byte-reader.ts';
import type { OpenFile } from './open-file.ts';

const PIECE = 256 * 1024;

/**
 * Unpacks a gzip file while it is read.
 * @throws TrainingError `TRAINING_DATA_INVALID` where it is no gzip, or is cut off.
 */
export function gzipBytes(file: OpenFile, name: string | undefined, issues: IssueLog): ByteReader {
  const packed = plainBytes(file);
  const unpacked = createGunzip({ chunkSize: PIECE });
  // What goes wrong on the way is told to who reads the end of it.
  pipeline(Readable.from(piecesOf(packed)), unpacked, () => {});
  const pieces: AsyncIterator<Buffer> = unpacked[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const refuse = (cause: unknown): never => {
    const requirement = 'the file must be whole, and packed by gzip';
    if (isZlibFailure(cause)) {
      issues.add({
        problem: 'invalid_compression',
        ...(name === undefined ? {} : { file: name }),
        requirement,
      });
      issues.throwIfAny();
    }
    throw cause;
  };
  return {
    get progress(): number {
      return packed.progress;
    },
    read: async (into, at, length): Promise<number> => {
      while (rest.length === 0) {
        const next = await pieces.next().catch(refuse);
        if (next.done) return 0;
        rest = next.value;
      }
      const taken = rest.subarray(0, length);
      into.set(taken, at);
      rest = rest.subarray(taken.length);
      return taken.length;
    },
    digest: packed.digest,
    isPacked: true,
    close: async (): Promise<void> => {
      unpacked.destroy();
    },
  };
}

async function* piecesOf(packed: ByteReader): AsyncGenerator<Buffer> {
  for (;;) {
    const piece = Buffer.allocUnsafeSlow(PIECE);
    const size = await packed.read(piece, 0, PIECE);
    if (size === 0) return;
    yield piece.subarray(0, size);
  }
}

function isZlibFailure(cause: unknown): boolean {
  return cause instanceof Error && String(Reflect.get(cause, 'code')).startsWith('Z_');
}
