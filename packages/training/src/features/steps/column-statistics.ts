import { mean, neumaierSum } from '@codexhub/statistics';

/** The cells that are there: the values themselves where none is missing. */
export function present(values: Float64Array): Float64Array {
  let missing = 0;
  for (let row = 0; row < values.length; row += 1) if (Number.isNaN(values[row]!)) missing += 1;
  if (missing === 0) return values;
  const kept = new Float64Array(values.length - missing);
  let count = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (!Number.isNaN(value)) {
      kept[count] = value;
      count += 1;
    }
  }
  return kept;
}

/** Where values lie and how far they spread, in their unit. */
export interface Centre {
  readonly mean: number;
  /** The population standard deviation. */
  readonly deviation: number;
}

/** Mean and population standard deviation, infinite where doubles do not reach; `undefined` for no values. */
export function centreOf(values: Float64Array): Centre | undefined {
  if (values.length === 0) return undefined;
  const centre = meanOf(values);
  const squares = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const distance = values[at]! - centre;
    squares[at] = distance * distance;
  }
  if (!areFinite(squares)) return { mean: centre, deviation: Infinity };
  return { mean: centre, deviation: Math.sqrt(neumaierSum(squares) / values.length) };
}

/** The mean of one value or more; infinite where one of them is. */
export function meanOf(values: Float64Array): number {
  return areFinite(values) ? mean(values)! : Infinity;
}

function areFinite(values: Float64Array): boolean {
  for (let at = 0; at < values.length; at += 1) if (!Number.isFinite(values[at]!)) return false;
  return true;
}

/** Whether values vary: equal ones may differ from their mean by a rounding error. */
export function varies({ mean: centre, deviation }: Centre): boolean {
  return deviation > 10 * Number.EPSILON * Math.abs(centre);
}

/** The smallest and the largest; `undefined` for no values. */
export function rangeOf(
  values: Float64Array,
): { readonly minimum: number; readonly maximum: number } | undefined {
  if (values.length === 0) return undefined;
  let [minimum, maximum] = [Infinity, -Infinity];
  for (let at = 0; at < values.length; at += 1) {
    if (values[at]! < minimum) minimum = values[at]!;
    if (values[at]! > maximum) maximum = values[at]!;
  }
  return { minimum, maximum };
}

/**
 * Percentiles of values in ascending order: a value itself, or the middle of two where the share falls
 * between them.
 * @see reference: `numpy.percentile(method='averaged_inverted_cdf')`
 */
export function averagedPercentile(sorted: Float64Array, percent: number): number {
  const virtual = sorted.length * (percent / 100) - 1;
  if (virtual < 0) return sorted[0]!;
  if (virtual >= sorted.length - 1) return sorted.at(-1)!;
  const below = Math.floor(virtual);
  const [a, b] = [sorted[below]!, sorted[below + 1]!];
  return virtual === below ? b - (b - a) * 0.5 : b;
}
