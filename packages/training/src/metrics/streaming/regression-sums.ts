import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import {
  addExactSums,
  type ExactSum,
  exactDot,
  exactSum,
  exactSumValue,
  exactVariation,
} from '@codexhub/statistics';
import { absoluteErrors } from '../regression/mean-errors.ts';
import { checkRegressionRows, type RegressionRows } from '../regression/regression-rows.ts';

/** What the metrics of a regression need of a shard: plain data, fit for JSON. e = y − p. */
export interface RegressionSums {
  readonly rows: number;
  /** Σ y and Σ y². */
  readonly target: ExactSum;
  readonly targetSquares: ExactSum;
  /** Σ e, Σ e², Σ |e| and the largest |e|. */
  readonly error: ExactSum;
  readonly errorSquares: ExactSum;
  readonly absoluteError: ExactSum;
  readonly largestError: number;
}

/**
 * The moments of one shard, without rounding: shards merge to the record of the whole, to the last bit,
 * and the variance of targets far from zero loses no digit.
 *
 * @param rows targets and predictions of size 1e150 at most; weights are not taken.
 * @throws TrainingError `TRAINING_SCORES_INVALID`; RangeError beyond 1e150
 * @example
 * const [one, two] = [{ yTrue: [1, 2], yPred: [1, 2] }, { yTrue: [3], yPred: [4] }];
 * regressionFromSums(mergeRegressionSums(regressionSums(one), regressionSums(two))).r2; // Returns: { defined: true, value: 0.5 }
 */
export function regressionSums(rows: Omit<RegressionRows, 'weights'>): RegressionSums {
  const { yTrue, yPred } = checkRegressionRows({ yTrue: rows.yTrue, yPred: rows.yPred });
  const errors = new Float64Array(yTrue.length);
  let largestError = 0;
  for (let row = 0; row < errors.length; row += 1) {
    errors[row] = yTrue[row]! - yPred[row]!;
    largestError = Math.max(largestError, Math.abs(errors[row]!));
  }
  return {
    rows: yTrue.length,
    target: exactSum(yTrue),
    targetSquares: exactDot(yTrue, yTrue),
    error: exactSum(errors),
    errorSquares: exactDot(errors, errors),
    absoluteError: exactSum(absoluteErrors(yTrue, yPred)),
    largestError,
  };
}

/** The moments of all shards: associative and commutative to the last bit. */
export function mergeRegressionSums(...shards: readonly RegressionSums[]): RegressionSums {
  const sum = (part: (shard: RegressionSums) => ExactSum): ExactSum =>
    addExactSums(...shards.map(part));
  return {
    rows: shards.reduce((rows, shard) => rows + shard.rows, 0),
    target: sum((shard) => shard.target),
    targetSquares: sum((shard) => shard.targetSquares),
    error: sum((shard) => shard.error),
    errorSquares: sum((shard) => shard.errorSquares),
    absoluteError: sum((shard) => shard.absoluteError),
    largestError: shards.reduce((most, shard) => Math.max(most, shard.largestError), 0),
  };
}

/**
 * The metrics that the moments hold, as those of `regressionMetrics`.
 *
 * @returns undefined for `no_rows`, `fewer_than_two_rows`, `constant_target`.
 */
export function regressionFromSums(sums: RegressionSums): {
  readonly meanAbsoluteError: Value;
  readonly meanSquaredError: Value;
  readonly rootMeanSquaredError: Value;
  readonly maxError: Value;
  readonly r2: Value;
  readonly explainedVariance: Value;
} {
  const { rows } = sums;
  const when = (value: () => number): Value =>
    rows > 0 ? measuredValue(value()) : undefinedValue('no_rows');
  const squares = exactSumValue(sums.errorSquares);
  const variation =
    rows > 0 ? exactVariation({ n: rows, sum: sums.target, squares: sums.targetSquares }) : 0;
  const share = (unexplained: () => number): Value => {
    if (rows === 0) return undefinedValue('no_rows');
    if (rows === 1) return undefinedValue('fewer_than_two_rows');
    if (variation === 0) return undefinedValue('constant_target');
    return measuredValue(1 - unexplained() / variation);
  };
  return {
    meanAbsoluteError: when(() => exactSumValue(sums.absoluteError) / rows),
    meanSquaredError: when(() => squares / rows),
    rootMeanSquaredError: when(() => Math.sqrt(squares / rows)),
    maxError: when(() => sums.largestError),
    r2: share(() => squares),
    explainedVariance: share(() =>
      exactVariation({ n: rows, sum: sums.error, squares: sums.errorSquares }),
    ),
  };
}
