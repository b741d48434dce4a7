import type { Clock, Logger } from '@codexhub/common-config/kernel';
import type { ModelReference } from '@codexhub/common-config/records';
import { waitFor } from '../queue/wait-for.ts';
import { describeError, isRefusal, refusedError, staleError } from './cache-errors.ts';
import { createLeasedSession, type SessionLease } from './leased-session.ts';
import { type LoadModelOptions, loadModel, resolveModel } from './load-model.ts';
import {
  isBackingOff,
  isFresh,
  isTooStale,
  type RefreshFailure,
  type ServedModel,
} from './refresh-state.ts';

export interface ModelCacheOptions extends Omit<LoadModelOptions, 'signal'> {
  readonly ttlSeconds: number;
  readonly maxStaleSeconds: number;
  readonly refreshTimeoutSeconds: number;
  readonly refusalCodes: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger | undefined;
}

/** The right to use the served model, and which one it is. */
export interface ModelLease extends SessionLease {
  readonly reference: ModelReference;
}

/** The model that an alias points at, kept for a while. */
export interface ModelCache {
  /** A lease of the model: fresh, refreshed just now, or the last good one while that may be. */
  acquire(signal?: AbortSignal): Promise<ModelLease>;
  state(): ModelCacheState;
  /** Gives up a refresh under way and releases the model after its last lease. */
  close(): Promise<void>;
}

export interface ModelCacheState {
  readonly served: ServedModel | null;
  readonly failure: RefreshFailure | null;
  readonly tooStale: boolean;
}

/**
 * The TTL cache of one alias.
 *
 * After `ttlSeconds` the next caller resolves the alias again; everybody who comes meanwhile waits
 * for that one refresh. The same digest only extends the time; another is loaded, checked and then
 * swapped in at once, and the old session is released after its last lease. Where a refresh fails,
 * the last good model goes on being served for `maxStaleSeconds` more, and the next attempt waits
 * 1, 2, 4, … 60 seconds. A refusal by the source (`refusalCodes`) ends serving at once.
 */
export function createModelCache(options: ModelCacheOptions): ModelCache {
  const { alias, ttlSeconds, maxStaleSeconds, clock, logger } = options;
  let served: ServedModel | null = null;
  let failure: RefreshFailure | null = null;
  let flight: { readonly done: Promise<void>; readonly stop: AbortController } | null = null;

  const now = (): number => clock.now().getTime();

  const drop = (): void => {
    void served?.leased.retire();
    served = null;
  };

  const resolveAndLoad = async (stop: AbortSignal): Promise<void> => {
    const timeout = AbortSignal.timeout(Math.ceil(options.refreshTimeoutSeconds * 1000));
    const asking = { ...options, signal: AbortSignal.any([stop, timeout]) };
    // Its beginning counts: what is known of the alias is never younger than that.
    const resolvedAt = now();
    const reference = await resolveModel(asking);
    if (served?.reference.digest === reference.digest) {
      served = { ...served, reference, resolvedAt };
      return;
    }
    const session = await loadModel(asking, reference);
    const leased = createLeasedSession(session, (error) => {
      logger?.error({ alias, error: describeError(error) }, 'a session could not be released');
    });
    drop();
    served = { reference, leased, resolvedAt };
    logger?.info({ alias, model: { ...reference } }, 'a model is served');
  };

  const refresh = async (stop: AbortSignal): Promise<void> => {
    try {
      await resolveAndLoad(stop);
      failure = null;
    } catch (error) {
      const refused = isRefusal(error, options.refusalCodes);
      if (refused) drop();
      failure = {
        error: refused ? refusedError(alias, error) : error,
        attempts: (failure?.attempts ?? 0) + 1,
        at: now(),
      };
      logger?.warn(
        { alias, refused, error: describeError(error) },
        'a model could not be refreshed',
      );
    } finally {
      flight = null;
    }
  };

  const refreshed = async (signal: AbortSignal | undefined): Promise<void> => {
    if (!flight) {
      const stop = new AbortController();
      const entry = { done: Promise.resolve(), stop };
      flight = entry;
      entry.done = refresh(stop.signal);
    }
    await waitFor(flight.done, signal);
  };

  const tooStale = (): boolean =>
    served !== null && failure !== null && isTooStale(served, now(), ttlSeconds, maxStaleSeconds);

  return {
    acquire: async (signal): Promise<ModelLease> => {
      const fresh = served && isFresh(served, now(), ttlSeconds);
      if (!fresh && (flight || !isBackingOff(failure, now()))) await refreshed(signal);
      if (!served) throw failure?.error;
      if (tooStale()) throw staleError(alias, served, maxStaleSeconds, failure?.error);
      return { ...served.leased.lease(), reference: served.reference };
    },
    state: (): ModelCacheState => ({ served, failure, tooStale: tooStale() }),
    close: async (): Promise<void> => {
      flight?.stop.abort();
      await flight?.done;
      const last = served;
      served = null;
      await last?.leased.retire();
    },
  };
}
