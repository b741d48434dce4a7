import {
  type Interval,
  miettinenNurminenRatioInterval,
  newcombeDifferenceInterval,
  type RateCounts,
  simultaneousRateIntervals,
  type TwoRatesAtLevel,
  tukeyLevel,
} from '@codexhub/statistics';

/** A level at which the intervals of all pairs of groups hold together. */
export interface JointLevel {
  readonly level: number;
  /** The level of a single pair; absent where the pairs are too many to look at each. */
  readonly pair?: number;
}

/** Above this many groups not every pair is looked at. */
const PAIRWISE = 64;

/** Found once for all disparities of the same groups, because Tukey's level takes milliseconds. */
export function jointLevel(level: number, groups: number): JointLevel {
  if (groups > PAIRWISE) return { level };
  return { level, pair: groups > 2 ? tukeyLevel(level, groups) : level };
}

/**
 * Of max − min of the rates of two or more groups, each of which has trials: as `maxMinDifferenceInterval`
 * has it while every pair is looked at, otherwise from simultaneous intervals of the rates. Not clipped: the
 * lower limit is below 0 where the groups may be equal, by as much as the error allows.
 */
export function largestDifferenceInterval(
  counts: readonly RateCounts[],
  { level, pair }: JointLevel,
): Interval {
  if (pair === undefined) return differenceOfBounds(counts, level);
  let [lower, upper] = [-1, 0];
  for (let i = 1; i < counts.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const found = newcombeDifferenceInterval(pairOf(counts[i]!, counts[j]!, pair))!;
      lower = Math.max(lower, found.lower, -found.upper);
      upper = Math.max(upper, found.upper, -found.lower);
    }
  }
  return { lower, upper, level, method: 'newcombe+tukey' };
}

/** Of min / max, likewise: the upper limit is above 1 where the groups may be equal. */
export function smallestRatioInterval(
  counts: readonly RateCounts[],
  { level, pair }: JointLevel,
): Interval {
  if (pair === undefined) return ratioOfBounds(counts, level);
  let [lower, upper] = [1, Number.MAX_VALUE];
  for (const [i, a] of counts.entries()) {
    for (const [j, b] of counts.entries()) {
      if (i === j) continue;
      const found = miettinenNurminenRatioInterval(pairOf(a, b, pair));
      lower = Math.min(lower, found ? found.lower : 0);
      upper = Math.min(upper, found ? found.upper : Number.MAX_VALUE);
    }
  }
  return { lower, upper, level, method: 'miettinen-nurminen+tukey' };
}

function pairOf(a: RateCounts, b: RateCounts, level: number): TwoRatesAtLevel {
  return {
    successesA: a.successes,
    trialsA: a.trials,
    successesB: b.successes,
    trialsB: b.trials,
    level,
  };
}

function boundsOf(counts: readonly RateCounts[], level: number): readonly Interval[] {
  return simultaneousRateIntervals({ rates: counts, level }).flatMap((one) => (one ? [one] : []));
}

function differenceOfBounds(counts: readonly RateCounts[], level: number): Interval {
  const { lowest, highest } = rangeOf(boundsOf(counts, level));
  return {
    lower: highest.lower - lowest.upper,
    upper: highest.upper - lowest.lower,
    level,
    method: 'wilson+sidak',
  };
}

function ratioOfBounds(counts: readonly RateCounts[], level: number): Interval {
  const { lowest, highest } = rangeOf(boundsOf(counts, level));
  return {
    lower: lowest.lower / highest.upper,
    upper: highest.lower === 0 ? Number.MAX_VALUE : lowest.upper / highest.lower,
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
