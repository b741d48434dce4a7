/**
 * What a promise gives, or the signal's reason as soon as it fires.
 * @param late what to do with a value that comes after that.
 */
export function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  late?: (value: T) => unknown,
): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const settle = (): void => signal.removeEventListener('abort', abort);
    promise.then(
      (value) => {
        settle();
        if (signal.aborted) late?.(value);
        resolve(value);
      },
      (fault: unknown) => {
        settle();
        reject(fault);
      },
    );
  });
}
