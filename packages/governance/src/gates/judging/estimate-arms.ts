import type { Interval, Spread } from '@codexhub/common-config/records';
import { combineErrors, sampleVariance } from '@codexhub/statistics';
import { type Arm, meanArm } from './arm.ts';
import type { Statistic } from './statistic.ts';

/** What is estimated, from the counts of every repeat of the cross-fitting; at least one. */
export interface ArmsToEstimate {
  readonly statistic: Statistic;
  readonly repeats: readonly (readonly Arm[])[];
}

/** A value with its interval at any level and, for planning, at any multiple of today's rows. */
export interface ArmsEstimate {
  readonly value: number;
  readonly spread?: Spread;
  readonly intervalAt: (level: number, scale?: number) => Interval | undefined;
}

/**
 * The statistic on the averaged counts. Its interval is that of the averaged counts, widened by the
 * split-to-split error sd / √R of the R repeats (MOVER) and clipped to what the statistic can reach.
 * At `scale` times the rows the counts grow by it and the split-to-split error shrinks by its root.
 *
 * @returns undefined where a repeat leaves the statistic undefined.
 */
export function estimateArms({ statistic, repeats }: ArmsToEstimate): ArmsEstimate | undefined {
  const average = repeats[0]!.map((_, side) => meanArm(repeats.map((arms) => arms[side]!)));
  const value = statistic.value(average);
  const values = repeats.map((arms) => statistic.value(arms));
  if (![value, ...values].every(Number.isFinite)) return undefined;
  const deviation = Math.sqrt(sampleVariance(values) ?? 0);
  const error = deviation / Math.sqrt(repeats.length);
  const intervalAt = (level: number, scale = 1): Interval | undefined => {
    const scaled = average.map(({ successes, trials, rows }) => ({
      successes: successes * scale,
      trials: trials * scale,
      rows: rows * scale,
    }));
    const within = statistic.interval(scaled, level);
    if (!within || repeats.length < 2) return within;
    const { lower, upper, ...rest } = combineErrors({
      value,
      // A rounding error may leave the value an ulp outside.
      interval: {
        ...within,
        lower: Math.min(within.lower, value),
        upper: Math.max(within.upper, value),
      },
      standardError: error / Math.sqrt(scale),
    });
    const [least, greatest] = statistic.range;
    return { lower: Math.max(least, lower), upper: Math.min(greatest, upper), ...rest };
  };
  if (repeats.length < 2) return { value, intervalAt };
  return {
    value,
    spread: {
      repeats: repeats.length,
      minimum: Math.min(...values),
      maximum: Math.max(...values),
      standardDeviation: deviation,
    },
    intervalAt,
  };
}
