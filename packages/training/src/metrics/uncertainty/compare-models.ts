import {
  type Interval,
  measuredValue,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';
import { invalidScores } from '../check-scored-rows.ts';
import { percentileLimits } from './bootstrap-limits.ts';
import {
  type ComputeMetric,
  drawRows,
  emptyLike,
  type MetricColumns,
  rowsOf,
  takeColumns,
  toNumber,
  toValue,
} from './bootstrap-metric.ts';
import { type BootstrapOptions, requireBootstrap, sortReplicates } from './bootstrap-options.ts';

export interface CompareModelsOptions<Columns extends MetricColumns>
  extends Omit<BootstrapOptions, 'method'> {
  /** Such as one of `customMetric`. */
  readonly metric: {
    readonly greaterIsBetter: boolean;
    readonly compute: ComputeMetric<Columns>;
  };
  /** The rows with what the first model said of them. */
  readonly a: Columns;
  /** The same rows, in the same order, with what the second said. */
  readonly b: Columns;
}

/** Two models set against each other by one metric. */
export interface ModelComparison {
  readonly valueA: Value;
  readonly valueB: Value;
  /** A − B. */
  readonly difference: Value;
  readonly interval?: Interval | undefined;
  /** Two-sided, of no difference; at least 2 / (replicates + 1). */
  readonly pValue?: number | undefined;
  /** Which is better, where the interval does not hold 0. */
  readonly better?: 'a' | 'b' | undefined;
  readonly n: number;
  readonly replicates: number;
  readonly undefinedReplicates: number;
  readonly seed: number;
}

/**
 * Whether two models differ by a metric on the same rows: the paired bootstrap. The same rows are drawn
 * for both, so what they have in common cancels.
 *
 * p = 2 (1 + replicates on the rarer side of 0) / (1 + replicates), 1 at most: the level at which the
 * percentile interval would touch 0.
 *
 * @returns an undefined difference, with the reason, where a value is undefined.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for columns of unequal length, `TRAINING_OPTION_INVALID`
 * @see Efron and Tibshirani, "An Introduction to the Bootstrap" (1993) 16
 * @example
 * const yTrue = Float64Array.of(1, 2, 3);
 * const metric = { greaterIsBetter: false, compute: (rows: RegressionRows) => meanAbsoluteError(rows) };
 * const [a, b] = [{ yTrue, yPred: yTrue }, { yTrue, yPred: Float64Array.of(2, 3, 4) }];
 * compareModels({ metric, a, b, level: 0.95, seed: 42 }).better; // Returns: 'a'
 */
export function compareModels<Columns extends MetricColumns>(
  options: CompareModelsOptions<Columns>,
): ModelComparison {
  const { metric, a, b, level, seed } = options;
  const { replicates, words } = requireBootstrap(options);
  const n = rowsOf(a);
  if (rowsOf(b) !== n) throw invalidScores('b', `as many rows as a (${n})`, rowsOf(b), -1);
  const [valueA, valueB] = [toValue(metric.compute(a)), toValue(metric.compute(b))];
  const values = { valueA, valueB, difference: differenceOf(valueA, valueB, n), n, seed };
  const drawn = new Float64Array(replicates).fill(Number.NaN);
  if (values.difference.defined) {
    const rows = new Uint32Array(n);
    const [ofA, ofB] = [emptyLike(a, n), emptyLike(b, n)];
    for (let replicate = 0; replicate < replicates; replicate += 1) {
      drawRows(words, rows);
      takeColumns(a, rows, ofA);
      const first = toNumber(metric.compute(ofA));
      takeColumns(b, rows, ofB);
      drawn[replicate] = first - toNumber(metric.compute(ofB));
    }
  }
  const sorted = sortReplicates(drawn);
  const counted = { ...values, replicates, undefinedReplicates: sorted.missing };
  if (!values.difference.defined) return counted;
  const interval = percentileLimits(sorted, level);
  if (!interval) return counted;
  return {
    ...counted,
    interval,
    pValue: pValueOf(sorted.sorted, sorted.missing),
    ...betterOf(interval, metric.greaterIsBetter),
  };
}

function differenceOf(a: Value, b: Value, n: number): Value {
  if (n === 0) return undefinedValue('no_rows');
  if (!a.defined) return a;
  return b.defined ? measuredValue(a.value - b.value) : b;
}

function pValueOf(sorted: Float64Array, missing: number): number {
  let [notAbove, notBelow] = [0, 0];
  for (let at = 0; at < sorted.length; at += 1) {
    if (sorted[at]! <= 0) notAbove += 1;
    if (sorted[at]! >= 0) notBelow += 1;
  }
  // A replicate that is not defined speaks against the difference.
  const rarer = Math.min(notAbove, notBelow) + missing;
  return Math.min(1, (2 * (1 + rarer)) / (1 + sorted.length + missing));
}

function betterOf(
  { lower, upper }: Interval,
  greaterIsBetter: boolean,
): Pick<ModelComparison, 'better'> {
  if (lower <= 0 && upper >= 0) return {};
  return { better: lower > 0 === greaterIsBetter ? 'a' : 'b' };
}
