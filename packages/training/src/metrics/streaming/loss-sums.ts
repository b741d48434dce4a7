import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import {
  addExactSums,
  type ExactSum,
  exactDot,
  exactSum,
  exactSumValue,
} from '@codexhub/statistics';
import { checkScoredRows, invalidScores, type ScoredRows } from '../check-scored-rows.ts';
import { logLosses, squaredErrors } from '../probability/row-losses.ts';

/** What log loss and Brier score need of a shard: plain data, fit for JSON. */
export interface LossSums {
  readonly rows: number;
  /** Σ w; the number of rows without weights. */
  readonly weight: ExactSum;
  /** Σ w · log loss of the row. */
  readonly logLoss: ExactSum;
  /** Σ w · (probability − outcome)². */
  readonly squaredError: ExactSum;
}

/**
 * The sums of one shard, without rounding: shards merge to the record of the whole, to the last bit.
 *
 * @param rows.weights finite and not negative; 1 each where absent.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see Neal, "Fast exact summation using small and large superaccumulators" (2015)
 * @example
 * const shard = { yTrue: Uint8Array.of(1), score: Float64Array.of(0.5) };
 * probabilityLosses(mergeLossSums(lossSums(shard), lossSums(shard))).brierScore; // Returns: { defined: true, value: 0.25 }
 */
export function lossSums(
  rows: Pick<ScoredRows, 'yTrue' | 'score'> & { readonly weights?: Float64Array | undefined },
): LossSums {
  const { yTrue, score, weights } = rows;
  checkScoredRows({ yTrue, score });
  if (weights) requireWeights(weights, yTrue.length);
  const [logs, squares] = [logLosses(yTrue, score), squaredErrors(yTrue, score)];
  const sum = (losses: Float64Array): ExactSum =>
    weights ? exactDot(weights, losses) : exactSum(losses);
  return {
    rows: yTrue.length,
    weight: weights ? exactSum(weights) : exactSum([yTrue.length]),
    logLoss: sum(logs),
    squaredError: sum(squares),
  };
}

/** The sums of all shards: associative and commutative to the last bit. */
export function mergeLossSums(...shards: readonly LossSums[]): LossSums {
  return {
    rows: shards.reduce((sum, shard) => sum + shard.rows, 0),
    weight: addExactSums(...shards.map((shard) => shard.weight)),
    logLoss: addExactSums(...shards.map((shard) => shard.logLoss)),
    squaredError: addExactSums(...shards.map((shard) => shard.squaredError)),
  };
}

/**
 * Log loss and Brier score of the rows behind the sums; 0 = perfect.
 *
 * @returns undefined for `no_rows`, that is no weight above 0.
 * @see reference: scikit-learn 1.9.1 `log_loss`, `brier_score_loss`
 */
export function probabilityLosses(sums: LossSums): {
  readonly logLoss: Value;
  readonly brierScore: Value;
} {
  const weight = exactSumValue(sums.weight);
  const mean = (sum: ExactSum): Value =>
    weight > 0 ? measuredValue(exactSumValue(sum) / weight) : undefinedValue('no_rows');
  return { logLoss: mean(sums.logLoss), brierScore: mean(sums.squaredError) };
}

function requireWeights(weights: Float64Array, length: number): void {
  if (weights.length !== length) {
    throw invalidScores('weights', `as long as yTrue (${length})`, weights.length, -1);
  }
  for (let row = 0; row < length; row += 1) {
    const good = weights[row]! >= 0 && weights[row]! <= 1e150;
    if (!good) throw invalidScores('weights', 'from 0 to 1e150', 'another number', row);
  }
}
