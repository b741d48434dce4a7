import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { CheckedRegressionRows } from './regression-rows.ts';
import { weightedMean } from './weighted-mean.ts';

/** What each row loses. Lengths are equal and all numbers finite. */
export type RowLoss = (yTrue: Float64Array, yPred: Float64Array) => Float64Array;

/** The mean of what the rows lose; undefined for `no_rows`. */
export function meanLossOf({ yTrue, yPred, weights }: CheckedRegressionRows, loss: RowLoss): Value {
  const mean = weightedMean(loss(yTrue, yPred), weights);
  return mean === undefined ? undefinedValue('no_rows') : measuredValue(mean);
}

/** The root of a value; undefined where the value is. */
export function rootOf(value: Value): Value {
  return value.defined ? measuredValue(Math.sqrt(value.value)) : value;
}
