import { type Digest, digest } from '@codexhub/common-config/kernel';
import type { Place } from '../data-issue.ts';
import type { OpenedSource, SourceChunk, SourceRequest } from '../opened-source.ts';
import { type ByteReader, plainBytes } from './byte-reader.ts';
import type { FileLocation } from './file-location.ts';
import { gzipBytes } from './gzip-bytes.ts';
import { openFile } from './open-file.ts';
import { resolveFiles } from './resolve-files.ts';
import { shortNames } from './short-names.ts';

export type TextLocation = FileLocation & {
  readonly compression?: 'none' | 'gzip' | undefined;
};

/** Reads one file; `file` holds its name where there are several. */
export type ReadTextFile = (
  bytes: ByteReader,
  size: number,
  file: Pick<Place, 'file'>,
) => AsyncIterable<SourceChunk>;

/** Opens files of text, packed or not, one behind the other; each is read once, for all that is asked. */
export function openTextFiles(
  location: TextLocation,
  { issues, signal }: SourceRequest,
  read: ReadTextFile,
): OpenedSource {
  const digests: Digest[] = [];

  async function* readOne(path: string, name: string | undefined): AsyncGenerator<SourceChunk> {
    const file = await openFile(path);
    try {
      const isPacked = (location.compression ?? compressionOf(path)) === 'gzip';
      const bytes = isPacked ? gzipBytes(file, name, issues) : plainBytes(file);
      try {
        yield* read(bytes, file.size, name === undefined ? {} : { file: name });
      } finally {
        await bytes.close();
      }
      digests.push(bytes.digest());
      await file.checkUnchanged(name, issues);
    } finally {
      await file.close();
    }
  }

  async function* chunks(): AsyncGenerator<SourceChunk> {
    const paths = await resolveFiles(location);
    const names = shortNames(paths);
    for (const [at, path] of paths.entries()) {
      signal?.throwIfAborted();
      yield* readOne(path, paths.length > 1 ? names[at] : undefined);
    }
  }

  return {
    chunks: chunks(),
    digest: () => (digests.length === 1 ? digests[0] : digest(digests)),
  };
}

function compressionOf(path: string): 'none' | 'gzip' {
  return /\.gz$/i.test(path) ? 'gzip' : 'none';
}
