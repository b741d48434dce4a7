import { InferenceError } from '../errors.ts';
import { abortedError } from './wait-for.ts';

export interface ConcurrencyOptions {
  /** How many tasks may run at once; at least 1. */
  readonly limit: number;
  /** How many more may wait; 0 where none may. */
  readonly queue: number;
}

/** A bound on what runs at once and on what waits for it. */
export interface ConcurrencyLimit {
  readonly running: number;
  readonly queued: number;
  /** Runs a task when its turn comes, in order of arrival. */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Settles as soon as nothing runs and nothing waits. */
  idle(): Promise<void>;
}

/**
 * A first-in-first-out concurrency limit with a bounded queue.
 *
 * `run` rejects at once with InferenceError `INFERENCE_OVERLOADED` where the queue is full, and with
 * `INFERENCE_ABORTED` where the signal fires while the task waits: it then leaves the queue. A task
 * that has begun is not interrupted.
 */
export function createConcurrencyLimit({ limit, queue }: ConcurrencyOptions): ConcurrencyLimit {
  const waiting = new Set<() => void>();
  let idleCallbacks: (() => void)[] = [];
  let running = 0;

  const enter = async (signal: AbortSignal | undefined): Promise<void> => {
    if (signal?.aborted) throw abortedError(signal);
    if (running < limit) {
      running += 1;
      return;
    }
    if (waiting.size >= queue) throw overloaded(limit, queue);
    await new Promise<void>((resolve, reject) => {
      const start = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.delete(start);
        reject(abortedError(signal));
      };
      signal?.addEventListener('abort', leave, { once: true });
      waiting.add(start);
    });
  };

  const exit = (): void => {
    const [next] = waiting;
    if (next) {
      // The place is handed on, so that no newcomer can slip in between.
      waiting.delete(next);
      next();
      return;
    }
    running -= 1;
    if (running > 0) return;
    const callbacks = idleCallbacks;
    idleCallbacks = [];
    for (const callback of callbacks) callback();
  };

  return {
    get running(): number {
      return running;
    },
    get queued(): number {
      return waiting.size;
    },
    run: async <T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
      await enter(signal);
      try {
        return await task();
      } finally {
        exit();
      }
    },
    idle: async (): Promise<void> => {
      if (running > 0) await new Promise<void>((resolve) => idleCallbacks.push(resolve));
    },
  };
}

function overloaded(limit: number, queue: number): InferenceError {
  return new InferenceError('INFERENCE_OVERLOADED', {
    message: `inference: at most ${limit} call(s) may run and ${queue} wait; all places are taken; try again later, or raise concurrency.limit or concurrency.queue`,
    details: { limit, queue },
  });
}
