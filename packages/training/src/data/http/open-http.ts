import { createHash } from 'node:crypto';
import type { Digest } from '@codexhub/common-config/kernel';
import type { OpenedSource, SourceRequest } from '../opened-source.ts';
import { rowChunks } from '../rows/row-chunks.ts';
import type { HttpSource } from './http-source.ts';
import { readHttpPages } from './read-http-pages.ts';

/** Opens an API: its pages' rows as rows, and the digest of the pages' bytes in their order. */
export function openHttp(source: HttpSource, request: SourceRequest): OpenedSource {
  const hash = createHash('sha256');
  const batches = async function* (): AsyncGenerator<readonly unknown[]> {
    for await (const { rows, bytes } of readHttpPages(source, request.signal)) {
      if (request.needsDigest) hash.update(bytes);
      yield rows;
    }
  };
  return {
    chunks: rowChunks(batches(), request),
    digest: (): Digest => `sha256:${hash.digest('hex')}`,
  };
}
