import type { ModelSession } from '../engine/engine.ts';

/** The right to use a session until `end` is called. */
export interface SessionLease {
  readonly session: ModelSession;
  /** Gives the lease back; a second call does nothing. */
  end(): void;
}

/** A session that is released only after its last lease has ended. */
export interface LeasedSession {
  lease(): SessionLease;
  /** Releases the session as soon as nobody holds a lease; settles when it is released. */
  retire(): Promise<void>;
}

/**
 * Counts the leases of a session, so that a swap takes no model away from a run in flight.
 * @param onReleaseError told where the release itself fails; `retire` settles all the same.
 */
export function createLeasedSession(
  session: ModelSession,
  onReleaseError: (error: unknown) => void,
): LeasedSession {
  const released = Promise.withResolvers<void>();
  let leases = 0;
  let retired = false;

  const release = async (): Promise<void> => {
    try {
      await session.release();
    } catch (error) {
      onReleaseError(error);
    } finally {
      released.resolve();
    }
  };

  const releaseWhenUnused = (): void => {
    if (retired && leases === 0) void release();
  };

  return {
    lease: (): SessionLease => {
      leases += 1;
      let ended = false;
      return {
        session,
        end: (): void => {
          if (ended) return;
          ended = true;
          leases -= 1;
          releaseWhenUnused();
        },
      };
    },
    retire: (): Promise<void> => {
      if (!retired) {
        retired = true;
        releaseWhenUnused();
      }
      return released.promise;
    },
  };
}
