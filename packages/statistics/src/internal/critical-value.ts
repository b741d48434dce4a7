import { normalQuantile } from '../special/normal-quantile.ts';
import { requireLevel } from './require-level.ts';

/** The two-sided critical value of the standard normal: 1.959963984540054 at level 0.95. */
export function criticalValue(level: number): number {
  requireLevel(level);
  return -normalQuantile((1 - level) / 2);
}
