import { TrainingError } from '../../src/index.ts';

/** The error that some work must throw. */
export function errorOf(work: () => unknown): TrainingError {
  try {
    work();
  } catch (error) {
    if (error instanceof TrainingError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
