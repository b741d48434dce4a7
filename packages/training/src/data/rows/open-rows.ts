import { CodexHubError } from '@codexhub/common-config/kernel';
import { TrainingError } from '../../errors.ts';
import type { OpenedSource, SourceRequest } from '../opened-source.ts';
import { nextOrAbort } from './next-or-abort.ts';
import { rowChunks } from './row-chunks.ts';
import type { RowsSource } from './rows-source.ts';

/**
 * Opens rows. A key that a row has not, `null` and `undefined` are missing; inherited keys do not
 * count; a cell whose getter throws is one of the wrong type.
 * @throws TrainingError `TRAINING_SOURCE_UNREADABLE` where the iterable itself fails.
 */
export function openRows({ rows, nan }: RowsSource, request: SourceRequest): OpenedSource {
  const batches = readIterable(rows, request.signal);
  return { chunks: rowChunks(batches, request, nan), digest: () => undefined };
}

async function* readIterable(
  rows: Iterable<unknown> | AsyncIterable<unknown>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Iterable<unknown>> {
  if (isAsync(rows)) {
    const batches = singles(rows, signal);
    yield* batches;
  } else if (isIterable(rows)) yield guarded(rows);
  else {
    throw new TrainingError('TRAINING_OPTION_INVALID', {
      message: `source.rows must be an iterable of objects, such as an array; received ${rows === null ? 'null' : `one ${typeof rows}`}; correct the option`,
      details: { option: 'source.rows' },
    });
  }
}

function isAsync(rows: unknown): rows is AsyncIterable<unknown> {
  return typeof Reflect.get(Object(rows), Symbol.asyncIterator) === 'function';
}

function isIterable(rows: unknown): rows is Iterable<unknown> {
  return (
    typeof rows === 'object' && typeof Reflect.get(Object(rows), Symbol.iterator) === 'function'
  );
}

function* guarded(rows: Iterable<unknown>): Generator<unknown> {
  let read = 0;
  try {
    for (const row of rows) {
      yield row;
      read += 1;
    }
  } catch (cause) {
    throw failed(read, cause);
  }
}

async function* singles(
  rows: AsyncIterable<unknown>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Iterable<unknown>> {
  let read = 0;
  try {
    for await (const row of nextOrAbort(rows, signal)) {
      yield [row];
      read += 1;
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw failed(read, cause);
  }
}

function failed(read: number, cause: unknown): unknown {
  if (CodexHubError.isInstance(cause)) return cause;
  return new TrainingError('TRAINING_SOURCE_UNREADABLE', {
    message: `data: the rows must be readable to their end; the iterable threw after ${read} row(s); nothing was loaded; its own error is the cause`,
    details: { rows: read },
    cause,
  });
}
