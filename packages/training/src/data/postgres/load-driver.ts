import type { Client } from 'pg';
import { TrainingError } from '../../errors.ts';

/** What is used of the package `pg`. */
export interface PostgresDriver {
  readonly Client: typeof Client;
}

/**
 * The driver, loaded when it is first needed.
 * @throws TrainingError `TRAINING_PEER_MISSING` where the package `pg` is not installed.
 */
export async function loadDriver(
  load: () => Promise<PostgresDriver> = (): Promise<PostgresDriver> => import('pg'),
): Promise<PostgresDriver> {
  try {
    return await load();
  } catch (cause) {
    throw new TrainingError('TRAINING_PEER_MISSING', {
      message:
        'data: a source of format "postgres" needs the package "pg", which is not installed or cannot be loaded; install it with "npm install pg"',
      details: { package: 'pg' },
      cause,
    });
  }
}
