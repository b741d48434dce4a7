/**
 * A confidence interval, with what is needed to read it: the level and the method.
 *
 * In the unit of the estimate. A ratio's interval may reach `upper: Infinity` (JSON has no such number:
 * write it as text or null).
 *
 * @example
 * ```ts
 * import { wilsonInterval } from '@codexhub/statistics';
 * wilsonInterval({ successes: 48, trials: 80, level: 0.95 })?.method; // 'wilson'
 * ```
 */
export interface Interval {
  /** The lower confidence limit; at most `upper`. */
  readonly lower: number;
  /** The upper confidence limit; Infinity where the data set no bound. */
  readonly upper: number;
  /** The confidence level, strictly between 0 and 1. */
  readonly level: number;
  /** How it was computed, for example 'wilson' or 'newcombe+mover'. */
  readonly method: string;
}
