import {
  type Estimand,
  type Interval,
  type Measurement,
  measuredValue,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import type { PairedLosses } from './explained-share.ts';
import { againstMean, againstQuantile, explainedShare, isConstant } from './explained-share.ts';
import { inLogDomain, squaredLogErrors } from './log-errors.ts';
import { absoluteErrors, squaredErrors } from './mean-errors.ts';
import { largestError } from './order-errors.ts';
import { absolutePercentageErrors, countZeros } from './percentage-error.ts';
import { pinballLosses, requireAlpha } from './pinball-loss.ts';
import { explainedVariance, varianceLosses } from './r2-score.ts';
import {
  meanLossInterval,
  medianInterval,
  rootInterval,
  shareInterval,
} from './regression-intervals.ts';
import {
  type CheckedRegressionRows,
  type Compatibility,
  checkRegressionRows,
  type RegressionRows,
} from './regression-rows.ts';
import { inTweedieDomain, tweedieDeviances } from './unit-deviances.ts';
import { weightedMean } from './weighted-mean.ts';
import { weightedDistribution, weightedQuantile } from './weighted-quantile.ts';

export interface RegressionMetricsOptions extends RegressionRows, Compatibility {
  /** The confidence level of the intervals, in (0, 1). */
  readonly level: number;
  readonly estimand: Estimand;
  /** Of the pinball loss and its D², in [0, 1]; ½ where absent. */
  readonly alpha?: number | undefined;
}

/**
 * How far predictions are off, by sixteen measures, each with its definition, interval and rows.
 *
 * | metric | best | interval |
 * | mean_absolute_error, mean_squared_error, mean_squared_log_error, mean_absolute_percentage_error, mean_pinball_loss, mean_poisson_deviance, mean_gamma_deviance | 0 | normal, from the losses of the rows |
 * | root_mean_squared_error, root_mean_squared_log_error | 0 | the roots of the limits |
 * | median_absolute_error | 0 | order statistics; Woodruff with weights |
 * | max_error | 0 | none: no sample bounds what it has not seen |
 * | r2, explained_variance, d2_absolute_error, d2_pinball, d2_poisson_deviance | 1 | delta method |
 *
 * n is the number of rows of a weight above 0. Weights are sampling weights: a weight of 2 shifts the
 * value as two rows would, but does not narrow the interval as two would.
 *
 * @returns measurements; undefined for `no_rows`, `fewer_than_two_rows`, `constant_target`,
 * `zero_targets`, `outside_domain`, unless `compat: 'sklearn'` asks for scikit-learn's convention.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index of a value that is no finite number or
 * of a negative weight; `TRAINING_OPTION_INVALID` for a level outside (0, 1) or an alpha outside [0, 1].
 * @see reference: scikit-learn 1.9.1, the functions named in `definition`
 * @example
 * const rows = { yTrue: [1, 2, 3], yPred: [1, 2, 4] };
 * regressionMetrics({ ...rows, level: 0.95, estimand: 'model' }).length; // Returns: 16
 */
export function regressionMetrics(options: RegressionMetricsOptions): Measurement[] {
  const { level, estimand, compat } = options;
  requireOption(level > 0 && level < 1, 'metrics: level', 'between 0 and 1', level);
  const alpha = requireAlpha(options.alpha);
  const rows = checkRegressionRows(options);
  const measured = [
    ...errorMetrics(rows, alpha, level, compat),
    ...shares(rows, alpha, level, compat),
  ];
  return measured.map(({ metric, definition, value, interval }) => ({
    metric,
    definition: `sklearn.metrics.${definition ?? metric}`,
    estimand,
    value,
    ...(interval && value.defined ? { interval } : {}),
    n: rows.yTrue.length,
  }));
}

interface Measured {
  readonly metric: string;
  /** The function of scikit-learn, where it has another name. */
  readonly definition?: string;
  readonly value: Value;
  readonly interval?: Interval | undefined;
}

function errorMetrics(
  rows: CheckedRegressionRows,
  alpha: number,
  level: number,
  compat: 'sklearn' | undefined,
): Measured[] {
  const { yTrue, yPred, weights } = rows;
  const absolute = absoluteErrors(yTrue, yPred);
  const mean = (metric: string, losses: () => Float64Array, obstacle?: string): Measured => {
    if (yTrue.length === 0) return { metric, value: undefinedValue('no_rows') };
    if (obstacle !== undefined) return { metric, value: undefinedValue(obstacle) };
    const all = losses();
    const value = measuredValue(weightedMean(all, weights));
    return { metric, value, interval: meanLossInterval(all, weights, level) };
  };
  const squared = mean('mean_squared_error', () => squaredErrors(yTrue, yPred));
  const squaredLog = mean(
    'mean_squared_log_error',
    () => squaredLogErrors(yTrue, yPred),
    inLogDomain(rows) ? undefined : 'outside_domain',
  );
  const deviance = (metric: string, power: number): Measured =>
    mean(
      metric,
      () => tweedieDeviances(power)(yTrue, yPred),
      inTweedieDomain(power, yTrue, yPred) ? undefined : 'outside_domain',
    );
  const zeros = countZeros(yTrue) > 0 && compat !== 'sklearn';
  return [
    mean('mean_absolute_error', () => absolute),
    squared,
    rooted('root_mean_squared_error', squared),
    squaredLog,
    rooted('root_mean_squared_log_error', squaredLog),
    median(absolute, weights, level),
    { metric: 'max_error', value: largestError(absolute) },
    mean(
      'mean_absolute_percentage_error',
      () => absolutePercentageErrors(yTrue, yPred),
      zeros ? 'zero_targets' : undefined,
    ),
    mean('mean_pinball_loss', () => pinballLosses(alpha)(yTrue, yPred)),
    deviance('mean_poisson_deviance', 1),
    deviance('mean_gamma_deviance', 2),
  ];
}

function shares(
  rows: CheckedRegressionRows,
  alpha: number,
  level: number,
  compat: 'sklearn' | undefined,
): Measured[] {
  const { yTrue, yPred } = rows;
  const constant = isConstant(rows);
  const share = (
    metric: string,
    definition: string,
    losses: PairedLosses,
    hasConvention = true,
  ): Measured => ({
    metric,
    definition,
    value: explainedShare(losses, constant, hasConvention ? compat : undefined),
    interval: shareInterval(losses, level),
  });
  const targets = weightedDistribution(yTrue, rows.weights);
  const quantile = (at: number): PairedLosses =>
    againstQuantile(rows, pinballLosses(at), at, targets);
  const variance = varianceLosses(rows);
  const poisson = 'd2_poisson_deviance';
  return [
    share('r2', 'r2_score', againstMean(rows, squaredErrors)),
    {
      ...share('explained_variance', 'explained_variance_score', variance),
      value: explainedVariance(rows, variance, compat),
    },
    share('d2_absolute_error', 'd2_absolute_error_score', quantile(0.5)),
    share('d2_pinball', 'd2_pinball_score', quantile(alpha)),
    inTweedieDomain(1, yTrue, yPred)
      ? share(poisson, 'd2_tweedie_score', againstMean(rows, tweedieDeviances(1)), false)
      : {
          metric: poisson,
          definition: 'd2_tweedie_score',
          value: undefinedValue('outside_domain'),
        },
  ];
}

function rooted(metric: string, { value, interval }: Measured): Measured {
  const root = value.defined ? measuredValue(Math.sqrt(value.value)) : value;
  return { metric, value: root, interval: rootInterval(interval) };
}

function median(
  absolute: Float64Array,
  weights: Float64Array | undefined,
  level: number,
): Measured {
  const metric = 'median_absolute_error';
  if (absolute.length === 0) return { metric, value: undefinedValue('no_rows') };
  const distribution = weightedDistribution(absolute, weights);
  const value = measuredValue(weightedQuantile(distribution, 0.5));
  return { metric, value, interval: medianInterval(distribution, weights, level) };
}
