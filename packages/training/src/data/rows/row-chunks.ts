import type { SourceChunk, SourceRequest } from '../opened-source.ts';
import type { NanMeaning } from './column-builder.ts';
import { createRowCollector } from './row-collector.ts';

/** Batches of rows, of whatever size, as chunks of the size that was asked for. */
export async function* rowChunks(
  batches: AsyncIterable<Iterable<unknown>>,
  request: SourceRequest,
  nan: NanMeaning = 'value',
): AsyncGenerator<SourceChunk> {
  const collector = createRowCollector(request, nan);
  for await (const batch of batches) {
    for (const row of batch) {
      collector.append(row);
      if (collector.pending < request.chunkRows) continue;
      yield { table: collector.take() };
      request.signal?.throwIfAborted();
    }
  }
  if (collector.pending > 0) yield { table: collector.take() };
  collector.finish();
}
