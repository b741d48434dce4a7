import { randomInt, randomUUID } from 'node:crypto';

/** Where new identifiers come from: a parameter, so that a test can fix them. */
export interface IdSource {
  /** 32 lower-case hexadecimal digits. */
  runId(): string;
  /** 1 … 2³¹ − 1: more would not survive a migration to PostgreSQL or MySQL. */
  experimentId(): number;
}

/** Identifiers from the operating system's randomness. */
export const randomIds: IdSource = {
  runId: (): string => randomUUID().replaceAll('-', ''),
  experimentId: (): number => randomInt(1, 2 ** 31),
};
