import type { Interval } from '@codexhub/common-config/records';
import { normalCdf, normalQuantile } from '@codexhub/statistics';
import { lowerBound, upperBound } from '../../order/bounds.ts';
import { valueAtPlace } from '../../order/quantile.ts';

/** How limits are read from a bootstrap distribution. */
export type BootstrapMethod = 'percentile' | 'bca';

/** The replicates of a bootstrap. */
export interface Replicates {
  /** The defined ones, ascending. */
  readonly sorted: Float64Array;
  /** How many were not defined. */
  readonly missing: number;
}

/**
 * Percentile limits: the quantiles (type 7) of the replicates. One that was not defined could have been
 * anything: it counts as below all others for the lower limit, as above them for the upper.
 *
 * @returns undefined where a limit would fall among those.
 * @see Efron and Tibshirani, "An Introduction to the Bootstrap" (1993) 13.3; reference: SciPy's `bootstrap`
 */
export function percentileLimits(replicates: Replicates, level: number): Interval | undefined {
  return limitsAt(replicates, (1 - level) / 2, (1 + level) / 2, level, 'bootstrap-percentile');
}

/**
 * BCa limits: percentiles moved for the bias (how many replicates lie below the value) and the
 * acceleration (skewness of the jackknife).
 *
 * @param jackknife the metric without each row in turn.
 * @returns undefined where a replicate is not defined, all lie on one side of the value, or no row
 * changes the metric.
 * @see Efron, JASA 82 (1987) 171; reference: SciPy's `bootstrap(method='BCa')`
 */
export function bcaLimits(
  replicates: Replicates,
  value: number,
  jackknife: Float64Array,
  level: number,
): Interval | undefined {
  const { sorted, missing } = replicates;
  if (missing > 0 || sorted.length === 0) return undefined;
  const below = lowerBound(sorted, value);
  const notAbove = upperBound(sorted, value);
  const bias = normalQuantile((below + notAbove) / (2 * sorted.length));
  const acceleration = accelerationOf(jackknife);
  if (!Number.isFinite(bias) || acceleration === undefined) return undefined;
  const moved = (z: number): number =>
    normalCdf(bias + (bias + z) / (1 - acceleration * (bias + z)));
  const z = normalQuantile((1 - level) / 2);
  return limitsAt(replicates, moved(z), moved(-z), level, 'bootstrap-bca');
}

/** Σ d³ / (6 (Σ d²)^1.5) of the jackknife's deviations from its mean, turned round. */
function accelerationOf(jackknife: Float64Array): number | undefined {
  let sum = 0;
  for (let row = 0; row < jackknife.length; row += 1) sum += jackknife[row]!;
  const mean = sum / jackknife.length;
  let [squares, cubes] = [0, 0];
  for (let row = 0; row < jackknife.length; row += 1) {
    const deviation = mean - jackknife[row]!;
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  return squares > 0 && Number.isFinite(squares) ? cubes / (6 * squares ** 1.5) : undefined;
}

function limitsAt(
  { sorted, missing }: Replicates,
  low: number,
  high: number,
  level: number,
  method: string,
): Interval | undefined {
  const last = sorted.length + missing - 1;
  const [lower, upper] = [
    quantileAt(sorted, low * last - missing),
    quantileAt(sorted, high * last),
  ];
  return lower === undefined || upper === undefined ? undefined : { lower, upper, level, method };
}

/** The value at a place between the elements; undefined off their ends. */
function quantileAt(sorted: Float64Array, place: number): number | undefined {
  return place >= 0 && place <= sorted.length - 1 ? valueAtPlace(sorted, place) : undefined;
}
