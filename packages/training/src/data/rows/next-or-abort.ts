/** What an async iterable gives, until the signal fires: then it throws, though the next never comes. */
export async function* nextOrAbort<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  signal?.throwIfAborted();
  const iterator = items[Symbol.asyncIterator]();
  // One listener for all: a race against one long-lived promise would keep something for each item.
  let refuse: ((reason: unknown) => void) | undefined;
  const abort = (): void => refuse?.(signal?.reason);
  signal?.addEventListener('abort', abort);
  let ended = false;
  try {
    for (;;) {
      const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
        refuse = reject;
        Promise.resolve(iterator.next()).then(resolve, reject);
      });
      signal?.throwIfAborted();
      if (next.done) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    // Not awaited: an iterator that hangs would hang here too.
    if (!ended) iterator.return?.()?.then(undefined, () => undefined);
  }
}
