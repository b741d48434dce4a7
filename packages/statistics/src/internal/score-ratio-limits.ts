import { fallingRoot } from './falling-root.ts';
import { ratioScore } from './ratio-score.ts';
import type { CheckedRates } from './require-two-rates.ts';

/** All θ whose score is at most `z` in absolute value: the ends, 0 where x = 0 and Infinity where y = 0. */
export function scoreRatioLimits(
  counts: CheckedRates,
  z: number,
): { readonly lower: number; readonly upper: number } {
  const { x, m, y, n } = counts;
  // Half a success keeps the start finite where an arm has none.
  const start = Math.log((x || 0.5) / m) - Math.log((y || 0.5) / n);
  const limit = (score: number): number =>
    Math.exp(fallingRoot((t) => ratioScore(counts, Math.exp(t)) - score, start));
  return {
    lower: x === 0 ? 0 : limit(z),
    upper: y === 0 ? Number.POSITIVE_INFINITY : limit(-z),
  };
}
