import { invalid } from './invalid.ts';

/** Weight sums that are added up in different orders differ by rounding; this much is forgiven. */
const ROUNDING = 1e-9;

/**
 * Checks the counts of one rate and returns the successes, clipped to `trials` where they exceed it by
 * rounding alone (relative 1e-9). `suffix` completes the names in messages: '' or 'A' or 'B' or '[3]'.
 */
export function requireRate(successes: number, trials: number, suffix = ''): number {
  if (!(Number.isFinite(trials) && trials >= 0)) {
    throw invalid(
      `trials${suffix}`,
      'a finite count from 0 up',
      trials,
      'pass the number (or the weight) of the rows that the rate is taken over',
    );
  }
  if (!(successes >= 0 && successes <= trials * (1 + ROUNDING))) {
    throw invalid(
      `successes${suffix}`,
      `a count from 0 to trials${suffix} (${trials})`,
      successes,
      'pass how many of the trials succeeded, as a count and not as a rate',
    );
  }
  return Math.min(successes, trials);
}
