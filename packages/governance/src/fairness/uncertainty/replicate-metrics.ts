import { DISPARITIES } from './disparities.ts';
import { RATES } from './rates.ts';

/** Where the numbers of a replicate go: −1 for one that nobody asked for. */
export interface MetricRows {
  /** For each rate, the row of its first group; the others follow. */
  readonly ofRate: Int32Array;
  readonly ofDisparity: Int32Array;
}

/** A matrix that is filled column by column. */
export interface MetricMatrix {
  readonly values: Float64Array;
  readonly columns: number;
}

/** Four places of each group, from `start` on. */
export interface CountsOfGroups {
  readonly counts: Float64Array;
  readonly start: number;
  readonly groups: number;
}

const SUCCESSES = coefficients('successes');
const TRIALS = coefficients('trials');
const FIRST = Uint8Array.from(DISPARITIES, ({ rates }) => rates[0]!);
const SECOND = Uint8Array.from(DISPARITIES, ({ rates }) => rates.at(-1)!);
/** The lowest and highest of each rate, for the replicate at hand: written before they are read. */
const LOWEST = new Float64Array(RATES.length);
const HIGHEST = new Float64Array(RATES.length);

/** Writes all rates and disparities of one vector of counts into a column, NaN where undefined. */
export function replicateMetrics(
  from: CountsOfGroups,
  { ofRate, ofDisparity }: MetricRows,
  into: MetricMatrix,
  column: number,
): void {
  for (let rate = 0; rate < ofRate.length; rate += 1) {
    writeRate(from, rate, into, ofRate[rate]! * into.columns + column);
  }
  for (let disparity = 0; disparity < ofDisparity.length; disparity += 1) {
    const row = ofDisparity[disparity]!;
    if (row >= 0) into.values[row * into.columns + column] = disparityOf(disparity);
  }
}

/** @param at of the first group in the matrix; below 0 where the rate is not asked for. */
function writeRate(
  { counts, start, groups }: CountsOfGroups,
  rate: number,
  { values, columns }: MetricMatrix,
  at: number,
): void {
  const of = 4 * rate;
  const [s0, s1] = [SUCCESSES[of]!, SUCCESSES[of + 1]!];
  const [s2, s3] = [SUCCESSES[of + 2]!, SUCCESSES[of + 3]!];
  const [t0, t1, t2, t3] = [TRIALS[of]!, TRIALS[of + 1]!, TRIALS[of + 2]!, TRIALS[of + 3]!];
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let isDefined = groups > 1;
  for (let group = 0; group < groups; group += 1) {
    const place = start + 4 * group;
    const a = counts[place]!;
    const b = counts[place + 1]!;
    const c = counts[place + 2]!;
    const d = counts[place + 3]!;
    const trials = t0 * a + t1 * b + t2 * c + t3 * d;
    const value = (s0 * a + s1 * b + s2 * c + s3 * d) / trials;
    if (trials === 0) isDefined = false;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (at >= 0) values[at + group * columns] = value;
  }
  LOWEST[rate] = isDefined ? lowest : Number.NaN;
  HIGHEST[rate] = isDefined ? highest : Number.NaN;
}

function disparityOf(disparity: number): number {
  const { statistic, aggregate } = DISPARITIES[disparity]!;
  const isRatio = statistic === 'ratio';
  const first = apart(FIRST[disparity]!, isRatio);
  const second = apart(SECOND[disparity]!, isRatio);
  if (aggregate === 'mean') return (first + second) / 2;
  return isRatio ? Math.min(first, second) : Math.max(first, second);
}

function apart(rate: number, isRatio: boolean): number {
  return isRatio ? LOWEST[rate]! / HIGHEST[rate]! : HIGHEST[rate]! - LOWEST[rate]!;
}

function coefficients(of: 'successes' | 'trials'): Float64Array {
  const values = new Float64Array(4 * RATES.length);
  for (const [at, rate] of RATES.entries()) values.set(rate[of], 4 * at);
  return values;
}
