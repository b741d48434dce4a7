import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { differenceOf, type Measure, ratioOf } from '../measures/measure.ts';
import type { ColumnMoments } from './group-moments.ts';
import type { ErrorsOfGroup, RegressionErrors } from './regression-errors.ts';
import { welchMeasure } from './welch-measure.ts';

/** How far one group is from the reference: differences are group − reference, ratios group / reference. */
export interface RegressionContrast {
  /** Of the mean predictions, with Welch's interval. */
  readonly averageScoreDifference: Measure;
  readonly averageScoreRatio: Measure;
  /** The difference in pooled standard deviations (of the groups, with n in their denominators). */
  readonly zScoreDifference: Measure;
  /** Of the biases, with Welch's interval. */
  readonly meanErrorDifference: Measure;
  /** Of the MAE, with Welch's interval. */
  readonly meanAbsoluteErrorDifference: Measure;
  readonly meanAbsoluteErrorRatio: Measure;
  readonly rootMeanSquaredErrorRatio: Measure;
  /** Of Pearson's correlations between predictions and targets, −2 to 2. */
  readonly correlationDifference: Measure;
}

/** What groups are compared by. */
export interface RegressionToContrast {
  readonly all: RegressionErrors;
  /** Of each group, what was measured of it. */
  readonly own: readonly ErrorsOfGroup[];
  readonly level: number;
}

/** Compares a group with the reference. */
export function regressionContrast(
  { all, own: groups, level }: RegressionToContrast,
  group: number,
  reference: number,
): RegressionContrast {
  const own = groups[group]!;
  const other = groups[reference]!;
  const difference = (definition: string, moments: ColumnMoments | undefined): Measure =>
    moments
      ? welchMeasure(definition, moments.of(group), moments.of(reference), level)
      : { definition, value: undefinedValue('no_targets') };
  const of = (name: string, value: Value): Measure => ({
    definition: `holisticai.bias.metrics.${name}`,
    value,
  });
  return {
    averageScoreDifference: difference('holisticai.bias.metrics.avg_score_diff', all.predictions),
    averageScoreRatio: of(
      'avg_score_ratio',
      ratioOf(own.meanPrediction.value, other.meanPrediction.value),
    ),
    zScoreDifference: of('zscore_diff', zScoreDifference(all.predictions, group, reference)),
    meanErrorDifference: difference('mean_error_difference', all.errors),
    meanAbsoluteErrorDifference: difference('mean_absolute_error_difference', all.absolute),
    meanAbsoluteErrorRatio: of(
      'mae_ratio',
      ratioOf(own.meanAbsoluteError.value, other.meanAbsoluteError.value),
    ),
    rootMeanSquaredErrorRatio: of(
      'rmse_ratio',
      ratioOf(own.rootMeanSquaredError.value, other.rootMeanSquaredError.value),
    ),
    correlationDifference: of(
      'correlation_diff',
      differenceOf(all.correlationOf(group), all.correlationOf(reference)),
    ),
  };
}

function zScoreDifference(moments: ColumnMoments, group: number, reference: number): Value {
  const [a, b] = [moments.of(group), moments.of(reference)];
  const degrees = a.n + b.n - 2;
  if (degrees === 0) return undefinedValue('fewer_than_two_rows');
  // holisticai weighs by n − 1 the variances that have n in the denominator.
  const pooled =
    ((a.n - 1) * (moments.variations[group]! / a.n) +
      (b.n - 1) * (moments.variations[reference]! / b.n)) /
    degrees;
  if (pooled === 0) return undefinedValue('no_variation');
  return measuredValue((a.mean - b.mean) / Math.sqrt(pooled));
}
