import type { SampleMoments } from '@codexhub/statistics';
import type { RowGroups } from '../../internal/row-groups.ts';
import { centred, constantGroups, groupSums, products } from './group-sums.ts';

/** The moments of a column in each group, with n − 1 in the variance; 0 of one row. */
export interface ColumnMoments {
  readonly means: Float64Array;
  /** Σ (v − v̄)². */
  readonly variations: Float64Array;
  readonly deviations: Float64Array;
  readonly constant: readonly boolean[];
  of(group: number): SampleMoments;
}

/** By two passes with compensated sums, so that a large mean takes no digits. */
export function columnMoments(
  { numbers, groups, sizes }: RowGroups,
  values: Float64Array,
): ColumnMoments {
  const means = groupSums(numbers, groups.length, values);
  for (let group = 0; group < means.length; group += 1) {
    // No −0: JSON does not keep it.
    means[group] = means[group]! / sizes[group]! + 0;
  }
  const deviations = centred(numbers, values, means);
  const constant = constantGroups(numbers, groups.length, values);
  const variations = groupSums(numbers, groups.length, products(deviations, deviations));
  for (let group = 0; group < means.length; group += 1) {
    // The mean of equal values may be an ulp off, and then they would seem to vary.
    if (constant[group]) variations[group] = 0;
  }
  return {
    means,
    variations,
    deviations,
    constant,
    of: (group): SampleMoments => {
      const n = sizes[group]!;
      const variance = n > 1 ? variations[group]! / (n - 1) : 0;
      return { mean: means[group]!, variance, n };
    },
  };
}
