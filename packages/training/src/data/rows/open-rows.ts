import type { OpenedSource, SourceRequest } from '../opened-source.ts';
import { readItems } from './read-items.ts';
import { rowChunks } from './row-chunks.ts';
import type { RowsSource } from './rows-source.ts';

/**
 * Opens rows. A key that a row has not, `null` and `undefined` are missing; inherited keys do not
 * count; a cell whose getter throws is one of the wrong type.
 * @throws TrainingError `TRAINING_SOURCE_UNREADABLE` where the iterable itself fails.
 */
export function openRows({ rows, nan }: RowsSource, request: SourceRequest): OpenedSource {
  const batches = readItems('rows', rows, request.signal);
  return { chunks: rowChunks(batches, request, nan), digest: () => undefined };
}
