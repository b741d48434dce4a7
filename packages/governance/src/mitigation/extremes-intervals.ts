import {
  type Interval,
  maxMinDifferenceInterval,
  miettinenNurminenRatioInterval,
  type RateCounts,
  simultaneousRateIntervals,
  tukeyLevel,
} from '@codexhub/statistics';

/** Above this many groups not every pair is looked at. */
const PAIRWISE = 64;

/** Of max − min of the rates of two or more groups, each of which has trials. */
export function largestDifferenceInterval(counts: readonly RateCounts[], level: number): Interval {
  return counts.length <= PAIRWISE
    ? maxMinDifferenceInterval({ rates: counts, level })!
    : differenceOfBounds(counts, level);
}

/** Of min / max of the rates of two or more groups, each of which has trials. */
export function smallestRatioInterval(counts: readonly RateCounts[], level: number): Interval {
  return counts.length <= PAIRWISE ? ratioOfPairs(counts, level) : ratioOfBounds(counts, level);
}

function boundsOf(counts: readonly RateCounts[], level: number): readonly Interval[] {
  return simultaneousRateIntervals({ rates: counts, level }).flatMap((one) => (one ? [one] : []));
}

function differenceOfBounds(counts: readonly RateCounts[], level: number): Interval {
  const { lowest, highest } = rangeOf(boundsOf(counts, level));
  return {
    lower: Math.max(0, highest.lower - lowest.upper),
    upper: highest.upper - lowest.lower,
    level,
    method: 'wilson+sidak',
  };
}

function ratioOfBounds(counts: readonly RateCounts[], level: number): Interval {
  const { lowest, highest } = rangeOf(boundsOf(counts, level));
  return {
    lower: lowest.lower / highest.upper,
    upper: highest.lower === 0 ? 1 : Math.min(1, lowest.upper / highest.lower),
    level,
    method: 'wilson+sidak',
  };
}

/** The bounds of the lowest rate, and of the highest, where all intervals hold. */
function rangeOf(bounds: readonly Interval[]): {
  readonly lowest: { readonly lower: number; readonly upper: number };
  readonly highest: { readonly lower: number; readonly upper: number };
} {
  const [lowest, highest] = [
    { lower: 1, upper: 1 },
    { lower: 0, upper: 0 },
  ];
  for (const { lower, upper } of bounds) {
    lowest.lower = Math.min(lowest.lower, lower);
    lowest.upper = Math.min(lowest.upper, upper);
    highest.lower = Math.max(highest.lower, lower);
    highest.upper = Math.max(highest.upper, upper);
  }
  return { lowest, highest };
}

/** The lowest ratio of any pair, at the level at which the ratios of all pairs hold. */
function ratioOfPairs(counts: readonly RateCounts[], level: number): Interval {
  const single = tukeyLevel(level, counts.length);
  let [lower, upper] = [1, 1];
  for (const [i, a] of counts.entries()) {
    for (const [j, b] of counts.entries()) {
      if (i === j) continue;
      const pair = miettinenNurminenRatioInterval({
        successesA: a.successes,
        trialsA: a.trials,
        successesB: b.successes,
        trialsB: b.trials,
        level: single,
      });
      lower = Math.min(lower, pair ? pair.lower : 0);
      upper = Math.min(upper, pair ? pair.upper : 1);
    }
  }
  return { lower, upper, level, method: 'miettinen-nurminen+tukey' };
}
