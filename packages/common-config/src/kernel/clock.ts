/** Where the time comes from: a parameter, so that the core stays pure. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock: the one place where CodexHUB reads it. */
export const systemClock: Clock = { now: (): Date => new Date() };

/**
 * A clock that stands still, for tests and replays.
 * @param at an ISO 8601 instant.
 * @example
 * fixedClock('2026-01-01T00:00:00Z').now().getUTCFullYear(); // Returns: 2026
 */
export function fixedClock(at: string): Clock {
  return { now: (): Date => new Date(at) };
}
