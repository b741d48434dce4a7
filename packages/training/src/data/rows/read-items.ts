import { CodexHubError } from '@codexhub/common-config/kernel';
import { TrainingError } from '../../errors.ts';
import { nextOrAbort } from './next-or-abort.ts';

type Items<T> = Iterable<T> | AsyncIterable<T>;

/**
 * What an iterable gives, in batches: all that comes without waiting, or one by one.
 * @param name of the items in messages: `rows`, `record batches`.
 * @throws TrainingError `TRAINING_SOURCE_UNREADABLE` where the iterable itself fails,
 * `TRAINING_OPTION_INVALID` where it is none.
 */
export async function* readItems<T>(
  name: string,
  items: Items<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Iterable<T>> {
  if (isAsync(items)) yield* singles(name, items, signal);
  else if (isIterable(items)) yield guarded(name, items);
  else {
    throw new TrainingError('TRAINING_OPTION_INVALID', {
      message: `source: the ${name} must be an iterable, such as an array; received ${items === null ? 'null' : `one ${typeof items}`}; correct the source`,
      details: { option: name },
    });
  }
}

function isAsync<T>(items: Items<T>): items is AsyncIterable<T> {
  return typeof Reflect.get(Object(items), Symbol.asyncIterator) === 'function';
}

function isIterable<T>(items: Items<T>): items is Iterable<T> {
  return (
    typeof items === 'object' && typeof Reflect.get(Object(items), Symbol.iterator) === 'function'
  );
}

function* guarded<T>(name: string, items: Iterable<T>): Generator<T> {
  let read = 0;
  try {
    for (const item of items) {
      yield item;
      read += 1;
    }
  } catch (cause) {
    throw failed(name, read, cause);
  }
}

async function* singles<T>(
  name: string,
  items: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Iterable<T>> {
  let read = 0;
  try {
    for await (const item of nextOrAbort(items, signal)) {
      yield [item];
      read += 1;
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw failed(name, read, cause);
  }
}

function failed(name: string, read: number, cause: unknown): unknown {
  if (CodexHubError.isInstance(cause)) return cause;
  return new TrainingError('TRAINING_SOURCE_UNREADABLE', {
    message: `data: the ${name} must be readable to their end; the iterable threw after ${read} of them; nothing was loaded; its own error is the cause`,
    details: { read },
    cause,
  });
}
