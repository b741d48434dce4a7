import { TrainingError } from '../../errors.ts';

/** The error of a file that is not there, or may not be read. */
export function unreadable(path: string, reason: string, cause?: unknown): TrainingError {
  return new TrainingError('TRAINING_SOURCE_UNREADABLE', {
    message: `data: "${path}" must be a file that this process may read; ${reason}; check the path and its permissions`,
    details: { path, reason },
    cause,
  });
}

/** Stands for the code of a failure that has none. */
export const NO_CODE = 'no system code';

/** The system's own code of a failure, such as ENOENT. */
export function failureCode(cause: unknown): string {
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? code : NO_CODE;
}
