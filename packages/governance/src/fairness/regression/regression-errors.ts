import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { RowGroups } from '../../internal/row-groups.ts';
import type { Measure } from '../measures/measure.ts';
import { type ColumnMoments, columnMoments } from './group-moments.ts';
import { groupSums, products } from './group-sums.ts';

/** Predictions and errors of one group. */
export interface ErrorsOfGroup {
  /** In the unit of the target. */
  readonly meanPrediction: Measure;
  /** Mean of ŷ − y: above 0 where the group is predicted too high. */
  readonly meanError: Measure;
  readonly meanAbsoluteError: Measure;
  readonly rootMeanSquaredError: Measure;
  /** At most 1. */
  readonly r2: Measure;
}

/** Predictions and errors of all groups, and their moments. */
export interface RegressionErrors {
  of(group: number): ErrorsOfGroup;
  /** Pearson's, of predictions and targets. */
  correlationOf(group: number): Value;
  readonly predictions: ColumnMoments;
  /** ŷ − y and |ŷ − y|; absent without targets. */
  readonly errors: ColumnMoments | undefined;
  readonly absolute: ColumnMoments | undefined;
}

/** Measures predictions and errors in every group. */
export function regressionErrors(
  groups: RowGroups,
  yPred: Float64Array,
  yTrue: Float64Array | undefined,
): RegressionErrors {
  const predictions = columnMoments(groups, yPred);
  const meanPrediction = (group: number): Measure =>
    measure('fairlearn.metrics.mean_prediction', measuredValue(predictions.means[group]!));
  if (!yTrue) {
    const none = undefinedValue('no_targets');
    return {
      predictions,
      errors: undefined,
      absolute: undefined,
      correlationOf: () => none,
      of: (group): ErrorsOfGroup => ({
        meanPrediction: meanPrediction(group),
        ...errorMeasures({ bias: none, mae: none, rmse: none, r2: none }),
      }),
    };
  }
  const difference = new Float64Array(yPred.length);
  const size = new Float64Array(yPred.length);
  for (let row = 0; row < yPred.length; row += 1) {
    difference[row] = yPred[row]! - yTrue[row]!;
    size[row] = Math.abs(difference[row]!);
  }
  const { numbers, sizes } = groups;
  const count = groups.groups.length;
  const squares = groupSums(numbers, count, products(difference, difference));
  const targets = columnMoments(groups, yTrue);
  const errors = columnMoments(groups, difference);
  const absolute = columnMoments(groups, size);
  const together = groupSums(numbers, count, products(predictions.deviations, targets.deviations));
  return {
    predictions,
    errors,
    absolute,
    correlationOf: (group): Value => {
      if (sizes[group]! < 2) return undefinedValue('fewer_than_two_rows');
      if (targets.constant[group]) return undefinedValue('constant_target');
      if (predictions.constant[group]) return undefinedValue('constant_prediction');
      const [p, y] = [predictions.variations[group]!, targets.variations[group]!];
      return measuredValue(together[group]! / Math.sqrt(p) / Math.sqrt(y) + 0);
    },
    of: (group): ErrorsOfGroup => ({
      meanPrediction: meanPrediction(group),
      ...errorMeasures({
        bias: measuredValue(errors.means[group]!),
        mae: measuredValue(absolute.means[group]!),
        rmse: measuredValue(Math.sqrt(squares[group]! / sizes[group]!)),
        r2:
          sizes[group]! < 2
            ? undefinedValue('fewer_than_two_rows')
            : targets.constant[group]
              ? undefinedValue('constant_target')
              : measuredValue(1 - squares[group]! / targets.variations[group]!),
      }),
    }),
  };
}

function errorMeasures(
  values: Readonly<Record<'bias' | 'mae' | 'rmse' | 'r2', Value>>,
): Omit<ErrorsOfGroup, 'meanPrediction'> {
  return {
    meanError: measure('mean_error(y_pred - y_true)', values.bias),
    meanAbsoluteError: measure('sklearn.metrics.mean_absolute_error', values.mae),
    rootMeanSquaredError: measure('sklearn.metrics.root_mean_squared_error', values.rmse),
    r2: measure('sklearn.metrics.r2_score', values.r2),
  };
}

function measure(definition: string, value: Value): Measure {
  return { definition, value };
}
