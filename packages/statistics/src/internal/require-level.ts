import { invalid } from './invalid.ts';

/** Refuses a confidence level outside the open interval from 0 to 1. */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1)) {
    throw invalid(
      'level',
      'a confidence level strictly between 0 and 1',
      level,
      'pass 0.95 for 95 %, not 95 and not the error rate 0.05',
    );
  }
}
