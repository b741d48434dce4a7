import { type Digest, digest } from '@codexhub/common-config/kernel';
import type { CsvSource } from '../csv-source.ts';
import { plainBytes } from '../files/byte-reader.ts';
import { gzipBytes } from '../files/gzip-bytes.ts';
import { openFile } from '../files/open-file.ts';
import { resolveFiles } from '../files/resolve-files.ts';
import { shortNames } from '../files/short-names.ts';
import type { OpenedSource, SourceChunk, SourceRequest } from '../opened-source.ts';
import { csvDialect } from './csv-dialect.ts';
import { createCsvFileReader } from './csv-file-reader.ts';

/** Opens CSV files: an own scanner reads them, typed by the contract alone. */
export function openCsv(source: CsvSource, request: SourceRequest): OpenedSource {
  const { issues, signal } = request;
  const files = createCsvFileReader(csvDialect(source), request);
  const digests: Digest[] = [];

  async function* chunks(): AsyncGenerator<SourceChunk> {
    const paths = await resolveFiles(source);
    const names = shortNames(paths);
    for (const [at, path] of paths.entries()) {
      signal?.throwIfAborted();
      const file = await openFile(path);
      const name = paths.length > 1 ? names[at] : undefined;
      try {
        const isPacked = (source.compression ?? compressionOf(path)) === 'gzip';
        const bytes = isPacked ? gzipBytes(file, name, issues) : plainBytes(file);
        try {
          yield* files.read(bytes, file.size, name);
        } finally {
          await bytes.close();
        }
        digests.push(bytes.digest());
        await file.checkUnchanged(name, issues);
      } finally {
        await file.close();
      }
    }
  }

  return {
    chunks: chunks(),
    digest: () => (digests.length === 1 ? digests[0] : digest(digests)),
    expectedRows: () => files.expectedRows,
  };
}

function compressionOf(path: string): 'none' | 'gzip' {
  return /\.gz$/i.test(path) ? 'gzip' : 'none';
}
