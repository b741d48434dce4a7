import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { neumaierSum } from '@codexhub/statistics';
import type { Weights } from '../labels/label.ts';

/** Σ w v / Σ w by compensated sums; undefined for `no_rows` and `no_weight`. Uses `values` up. */
export function weightedMean(values: Float64Array, weights: Weights | undefined): Value {
  if (values.length === 0) return undefinedValue('no_rows');
  if (!weights) return measuredValue(neumaierSum(values) / values.length);
  const total = neumaierSum(weights);
  if (total === 0) return undefinedValue('no_weight');
  for (let row = 0; row < values.length; row += 1) values[row]! *= weights[row]!;
  return measuredValue(neumaierSum(values) / total);
}
