import type { ModelReference } from '@codexhub/common-config/records';
import type { LeasedSession } from './leased-session.ts';

/** The model that is served, and when its alias was last resolved (ms since 1970). */
export interface ServedModel {
  readonly reference: ModelReference;
  readonly leased: LeasedSession;
  readonly resolvedAt: number;
}

/** The refreshes that failed since the last good one. */
export interface RefreshFailure {
  readonly error: unknown;
  readonly attempts: number;
  /** When the last of them ended (ms since 1970). */
  readonly at: number;
}

const LONGEST_PAUSE = 60_000;

/** Whether the alias need not be resolved again. A clock that went back counts as expired. */
export function isFresh({ resolvedAt }: ServedModel, now: number, ttlSeconds: number): boolean {
  const age = now - resolvedAt;
  return age >= 0 && age < ttlSeconds * 1000;
}

/** Whether the last good model is too old to be served without a refresh that succeeds. */
export function isTooStale(
  { resolvedAt }: ServedModel,
  now: number,
  ttlSeconds: number,
  maxStaleSeconds: number,
): boolean {
  return now - resolvedAt >= (ttlSeconds + maxStaleSeconds) * 1000;
}

/** Whether the next refresh has to wait: 1, 2, 4, … seconds after a failure, 60 at the most. */
export function isBackingOff(failure: RefreshFailure | null, now: number): boolean {
  if (!failure) return false;
  const pause = Math.min(LONGEST_PAUSE, 1000 * 2 ** (failure.attempts - 1));
  return now >= failure.at && now - failure.at < pause;
}
