import { invalidScores } from '../check-scored-rows.ts';

/** Rows of a regression: one element per row, typed arrays or plain ones. */
export interface RegressionRows {
  readonly yTrue: ArrayLike<number>;
  readonly yPred: ArrayLike<number>;
  /** Not negative; 1 for each row where absent. A row of weight 0 counts for nothing. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** How an undefined value is answered: with its reason, or with scikit-learn's convention. */
export interface Compatibility {
  readonly compat?: 'sklearn' | undefined;
}

/** Rows that can be measured: those of weight 0 are gone. */
export interface CheckedRegressionRows {
  readonly yTrue: Float64Array;
  readonly yPred: Float64Array;
  readonly weights: Float64Array | undefined;
}

/**
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index of a value that is no finite number,
 * of a negative weight, or the array whose length differs.
 */
export function checkRegressionRows(rows: RegressionRows): CheckedRegressionRows {
  const yTrue = finite('yTrue', rows.yTrue);
  const yPred = finite('yPred', rows.yPred);
  const weights = rows.weights && finite('weights', rows.weights);
  requireLength('yPred', yPred, yTrue.length);
  if (!weights) return { yTrue, yPred, weights };
  requireLength('weights', weights, yTrue.length);
  let kept = 0;
  for (let row = 0; row < weights.length; row += 1) {
    if (weights[row]! < 0) throw invalidScores('weights', '0 or more', 'a negative number', row);
    if (weights[row]! > 0) kept += 1;
  }
  return kept === weights.length ? { yTrue, yPred, weights } : keep(yTrue, yPred, weights, kept);
}

function keep(
  yTrue: Float64Array,
  yPred: Float64Array,
  weights: Float64Array,
  count: number,
): CheckedRegressionRows {
  const kept = {
    yTrue: new Float64Array(count),
    yPred: new Float64Array(count),
    weights: new Float64Array(count),
  };
  let at = 0;
  for (let row = 0; row < weights.length; row += 1) {
    if (weights[row] === 0) continue;
    kept.yTrue[at] = yTrue[row]!;
    kept.yPred[at] = yPred[row]!;
    kept.weights[at] = weights[row]!;
    at += 1;
  }
  return kept;
}

function requireLength(name: string, values: Float64Array, length: number): void {
  if (values.length === length) return;
  throw invalidScores(name, `as long as yTrue (${length})`, values.length, -1);
}

/** The values as float64; what is no finite number is refused without being shown. */
function finite(name: string, values: ArrayLike<number>): Float64Array {
  const numbers = values instanceof Float64Array ? values : copy(values);
  for (let row = 0; row < numbers.length; row += 1) {
    if (Number.isFinite(numbers[row])) continue;
    const received = Number.isNaN(numbers[row]) ? 'NaN' : 'an infinity';
    throw invalidScores(name, 'a finite number', received, row);
  }
  return numbers;
}

function copy(values: ArrayLike<number>): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let row = 0; row < numbers.length; row += 1) numbers[row] = values[row]!;
  return numbers;
}
