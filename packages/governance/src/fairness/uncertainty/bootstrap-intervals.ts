import type { Interval } from '@codexhub/common-config/records';
import { normalCdf, normalQuantile } from '@codexhub/statistics';
import { quantilesOf } from './quantiles.ts';

/** What the replicates of an estimate say of it. */
export interface BootstrapSummary {
  /** Standard deviation of the replicates (denominator: one less). */
  readonly standardError: number;
  /** Mean of the replicates − value: how far resampling pushes it, as sampling did. */
  readonly bias: number;
  /** From the α/2 to the 1 − α/2 quantile of the replicates. */
  readonly percentile: Interval;
  /** 2 × value − those quantiles, the other way round: it may leave [0, 1] where the value is biased. */
  readonly basic: Interval;
  /** Percentiles moved by the share of replicates below the value; absent where all are, or none. */
  readonly biasCorrected?: Interval;
}

/**
 * The intervals of a value from its replicates, at least two and none NaN, which are reordered.
 *
 * @see Efron and Tibshirani, "An Introduction to the Bootstrap" (1993) 13.3 and 14.3 (with a = 0); Davison
 * and Hinkley, "Bootstrap Methods" (1997) 5.2; reference: `scipy.stats.bootstrap`, whose BCa has an
 * acceleration beside
 */
export function bootstrapIntervals(
  value: number,
  replicates: Float64Array,
  level: number,
): BootstrapSummary {
  const tail = (1 - level) / 2;
  const count = replicates.length;
  let sum = 0;
  let twiceBelow = 0;
  for (let at = 0; at < count; at += 1) {
    const replicate = replicates[at]!;
    sum += replicate;
    if (replicate < value) twiceBelow += 2;
    else if (replicate === value) twiceBelow += 1;
  }
  const mean = sum / count;
  let squares = 0;
  for (let at = 0; at < count; at += 1) squares += (replicates[at]! - mean) ** 2;
  const shift = 2 * normalQuantile(twiceBelow / 2 / count);
  const z = -normalQuantile(tail);
  const isCorrected = Number.isFinite(shift);
  const [lower, upper, correctedLower, correctedUpper] = quantilesOf(
    replicates,
    isCorrected ? [tail, 1 - tail, normalCdf(shift - z), normalCdf(shift + z)] : [tail, 1 - tail],
  ) as readonly [number, number, number, number];
  return {
    standardError: Math.sqrt(squares / (count - 1)),
    bias: mean - value,
    percentile: { lower, upper, level, method: 'bootstrap-percentile' },
    basic: { lower: 2 * value - upper, upper: 2 * value - lower, level, method: 'bootstrap-basic' },
    ...(isCorrected && {
      biasCorrected: {
        lower: correctedLower,
        upper: correctedUpper,
        level,
        method: 'bootstrap-bias-corrected',
      },
    }),
  };
}
