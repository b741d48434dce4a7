import { CodexHubError } from '@codexhub/common-config/kernel';
import type { ModelReference } from '@codexhub/common-config/records';
import type { ModelCacheState } from '../model/model-cache.ts';
import type { ConcurrencyLimit } from '../queue/concurrency-limit.ts';

/** How a service stands: plain, JSON-serialisable. */
export interface ServiceStatus {
  /** Whether a model is loaded that the next call may be served from. */
  readonly ready: boolean;
  readonly alias: string;
  /** The model that is served, or `null`. */
  readonly model: ModelReference | null;
  /** Whether the last refresh failed and the last good model stands in. */
  readonly stale: boolean;
  /** When the alias was last resolved with success (ISO 8601, UTC), or `null`. */
  readonly resolvedAt: string | null;
  /** The last refresh, where it failed. */
  readonly failure: {
    readonly code: string;
    readonly message: string;
    readonly attempts: number;
    readonly at: string;
  } | null;
  readonly running: number;
  readonly queued: number;
  readonly closed: boolean;
}

export function statusOf(options: {
  readonly alias: string;
  readonly state: ModelCacheState;
  readonly limit: ConcurrencyLimit;
  readonly closed: boolean;
}): ServiceStatus {
  const { alias, state, limit, closed } = options;
  const { served, failure, tooStale } = state;
  return {
    ready: served !== null && !tooStale && !closed,
    alias,
    model: served?.reference ?? null,
    stale: served !== null && failure !== null,
    resolvedAt: served ? new Date(served.resolvedAt).toISOString() : null,
    failure: failure && {
      code: CodexHubError.isInstance(failure.error) ? failure.error.code : 'unknown',
      message: failure.error instanceof Error ? failure.error.message : 'not an error',
      attempts: failure.attempts,
      at: new Date(failure.at).toISOString(),
    },
    running: limit.running,
    queued: limit.queued,
    closed,
  };
}
