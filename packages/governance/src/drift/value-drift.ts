import { isMissing, type NumberColumn } from '@codexhub/common-config/columns';
import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { kolmogorovSf } from './kolmogorov.ts';

/** How far the values themselves of two samples lie apart. */
export interface ValueDrift {
  readonly rows: { readonly reference: number; readonly current: number };
  /** Cells without a finite number, left out. */
  readonly leftOut: { readonly reference: number; readonly current: number };
  readonly ks: { readonly definition: string; readonly statistic: Value; readonly pValue?: number };
  /** The mean distance that a row moves, in standard deviations of the reference. */
  readonly wasserstein: { readonly definition: string; readonly value: Value };
}

/**
 * Compares two samples of numbers by their values, where there still are some: the Kolmogorov–Smirnov
 * statistic without the loss of bins, and Wasserstein's distance over the standard deviation (n − 1
 * below) of the reference, which one far value moves as far as it likes. Undefined with `no_rows` or
 * `constant_column` (a reference without spread).
 *
 * @see reference: `scipy.stats.ks_2samp`, `scipy.stats.wasserstein_distance`
 * @example
 * valueDrift(numberColumn([1, 2, 3]), numberColumn([2, 3, 4])).wasserstein.value; // Returns: { defined: true, value: 1 }
 */
export function valueDrift(reference: NumberColumn, current: NumberColumn): ValueDrift {
  const [one, other] = [sortedValues(reference), sortedValues(current)];
  const definitions = {
    ks: 'scipy.stats.ks_2samp[scipy.stats.kstwobign]',
    wasserstein: 'scipy.stats.wasserstein_distance[over the reference’s standard deviation]',
  };
  const shared = {
    rows: { reference: one.length, current: other.length },
    leftOut: {
      reference: reference.values.length - one.length,
      current: current.values.length - other.length,
    },
  };
  if (one.length === 0 || other.length === 0) {
    const value = undefinedValue('no_rows');
    return {
      ...shared,
      ks: { definition: definitions.ks, statistic: value },
      wasserstein: { definition: definitions.wasserstein, value },
    };
  }
  const { greatest, area } = differences(one, other);
  const spread = standardDeviation(one);
  const effective = (one.length * other.length) / (one.length + other.length);
  return {
    ...shared,
    ks: {
      definition: definitions.ks,
      statistic: { defined: true, value: greatest },
      pValue: kolmogorovSf(Math.sqrt(effective) * greatest),
    },
    wasserstein: {
      definition: definitions.wasserstein,
      value:
        spread > 0 ? { defined: true, value: area / spread } : undefinedValue('constant_column'),
    },
  };
}

/** Of two distribution functions, the greatest difference and the area between them. */
function differences(
  one: Float64Array,
  other: Float64Array,
): { readonly greatest: number; readonly area: number } {
  let [i, j, greatest, area] = [0, 0, 0, 0];
  while (i < one.length || j < other.length) {
    const at = Math.min(one[i] ?? Number.POSITIVE_INFINITY, other[j] ?? Number.POSITIVE_INFINITY);
    while (i < one.length && one[i] === at) i += 1;
    while (j < other.length && other[j] === at) j += 1;
    const difference = Math.abs(i / one.length - j / other.length);
    greatest = Math.max(greatest, difference);
    const next = Math.min(one[i] ?? Number.POSITIVE_INFINITY, other[j] ?? Number.POSITIVE_INFINITY);
    if (next < Number.POSITIVE_INFINITY) area += difference * (next - at);
  }
  return { greatest, area };
}

function sortedValues(column: NumberColumn): Float64Array {
  return column.values
    .filter((value, row) => Number.isFinite(value) && !isMissing(column, row))
    .sort();
}

function standardDeviation(values: Float64Array): number {
  let mean = 0;
  let squares = 0;
  for (let row = 0; row < values.length; row += 1) {
    const before = values[row]! - mean;
    mean += before / (row + 1);
    squares += before * (values[row]! - mean);
  }
  return Math.sqrt(squares / Math.max(1, values.length - 1));
}
