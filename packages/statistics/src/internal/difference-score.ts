import type { CheckedRates } from './require-two-rates.ts';
import { restrictedRate } from './restricted-rate.ts';

/**
 * The score statistic of the hypothesis a − b = δ: (a − b − δ) over its standard deviation at the restricted
 * maximum-likelihood rates ã = b̃ + δ. Falls from +∞ at δ = −1 to −∞ at δ = 1.
 */
export function differenceScore(counts: CheckedRates, delta: number): number {
  const { x, m, y, n } = counts;
  const distance = x / m - y / n - delta;
  if (distance === 0) return 0;
  const b = restrictedRate(counts, delta);
  const a = Math.min(1, Math.max(0, b + delta));
  return distance / Math.sqrt((a * (1 - a)) / m + (b * (1 - b)) / n);
}
