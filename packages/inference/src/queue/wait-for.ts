import { InferenceError } from '../errors.ts';

/**
 * Waits for a promise, but not longer than the signal allows. The promise itself goes on.
 * @throws what `failure` makes of the signal, where the signal fires first.
 */
export async function waitFor<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  failure: (signal: AbortSignal) => Error = abortedError,
): Promise<T> {
  if (!signal) return await promise;
  return await new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(failure(signal));
    const done = (): void => signal.removeEventListener('abort', stop);
    promise.then(resolve, reject).finally(done);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** The caller's own signal fired before the run began. */
export function abortedError(signal: AbortSignal | undefined): InferenceError {
  return new InferenceError('INFERENCE_ABORTED', {
    message:
      'inference: the call was aborted by its signal before its run began; no prediction was made',
    cause: signal?.reason,
  });
}
