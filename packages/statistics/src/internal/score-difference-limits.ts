import { bracketedRoot } from './bracketed-root.ts';
import { differenceScore } from './difference-score.ts';
import type { CheckedRates } from './require-two-rates.ts';

/** All δ whose score is at most `z` in absolute value: the ends, inside −1 to 1, around a − b. */
export function scoreDifferenceLimits(
  counts: CheckedRates,
  z: number,
): { readonly lower: number; readonly upper: number } {
  const difference = counts.x / counts.m - counts.y / counts.n;
  const beyond =
    (score: number) =>
    (delta: number): number =>
      differenceScore(counts, delta) - score;
  return {
    lower: difference <= -1 ? -1 : bracketedRoot(beyond(z), -1, difference),
    upper: difference >= 1 ? 1 : bracketedRoot(beyond(-z), difference, 1),
  };
}
