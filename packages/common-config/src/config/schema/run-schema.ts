import { ConfigError } from '../errors.ts';

/**
 * Runs code that the caller's schema brings along. What it throws becomes `CONFIG_SCHEMA_INVALID`
 * with the error as its cause: neither zod's errors nor the kernel's leave configuration bare.
 */
export function runSchema<Result>(requirement: string, action: () => Result): Result {
  try {
    return action();
  } catch (cause) {
    throw new ConfigError('CONFIG_SCHEMA_INVALID', {
      message: `configuration: ${requirement}, received an error; see the cause, and correct the schema`,
      cause,
    });
  }
}
