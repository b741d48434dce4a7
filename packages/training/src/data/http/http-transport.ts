import { setTimeout } from 'node:timers/promises';
import { type Clock, createRandom, systemClock } from '@codexhub/common-config/kernel';

/** What an HTTP source needs of its machine. */
export interface HttpTransport {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** A number in [0, 1): how much of a waiting time is waited. It changes no row. */
  readonly random: () => number;
  /** Tells how far off the date of a `Retry-After` is. */
  readonly clock: Clock;
}

/** The machine's own. Each process waits by its own draws: that is what they are for. */
export function systemTransport(): HttpTransport {
  const stream = createRandom(process.pid).stream('http retries');
  return {
    fetch: (url, init): Promise<Response> => fetch(url, init),
    sleep: (milliseconds, signal): Promise<void> =>
      setTimeout(milliseconds, undefined, signal ? { signal } : {}),
    random: stream.next,
    clock: systemClock,
  };
}
