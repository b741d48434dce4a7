import { measuredValue, type Value } from '@codexhub/common-config/records';
import { invalidScores } from '../check-scored-rows.ts';
import { bcaLimits, percentileLimits } from './bootstrap-limits.ts';
import {
  type Bootstrap,
  type BootstrapOptions,
  requireBootstrap,
  sortReplicates,
  toBootstrap,
} from './bootstrap-options.ts';
import type { RandomWords } from './random-words.ts';

/** Columns that a metric is computed from: typed arrays of one length, one element per row. */
export type MetricColumns = Readonly<Record<string, MetricColumn>>;

export type MetricColumn = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/** A metric of columns: a number, where NaN is undefined, or a value with its reason. */
export type ComputeMetric<Columns extends MetricColumns> = (columns: Columns) => Value | number;

/**
 * The bootstrap of any metric: rows are drawn with replacement, all columns alike, and the metric is
 * computed of them again. For an AUC `bootstrapArea` gives the same law many times faster.
 *
 * @param options.compute pure; it may not keep the columns, which are filled anew for each replicate.
 * @returns the metric's own value, undefined with its reason; replicates that are undefined are counted,
 * and keep a limit from being given where they could move it.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for columns of unequal length, `TRAINING_OPTION_INVALID`
 * @see Efron and Tibshirani, "An Introduction to the Bootstrap" (1993)
 * @example
 * const columns = { amount: Float64Array.of(1, 2, 3) };
 * const compute = ({ amount }: typeof columns) => Math.max(...amount);
 * bootstrapMetric({ columns, compute, level: 0.9, seed: 42 }).value; // Returns: { defined: true, value: 3 }
 */
export function bootstrapMetric<Columns extends MetricColumns>(
  options: BootstrapOptions & {
    readonly columns: Columns;
    readonly compute: ComputeMetric<Columns>;
  },
): Bootstrap {
  const { columns, compute, level, seed } = options;
  const { replicates, method, words } = requireBootstrap(options);
  const rows = rowsOf(columns);
  const value = toValue(compute(columns));
  const drawn = new Float64Array(replicates).fill(Number.NaN);
  if (rows > 0 && value.defined) {
    const drawing = new Uint32Array(rows);
    const resample = emptyLike(columns, rows);
    for (let replicate = 0; replicate < replicates; replicate += 1) {
      drawRows(words, drawing);
      takeColumns(columns, drawing, resample);
      drawn[replicate] = toNumber(compute(resample));
    }
  }
  const sorted = sortReplicates(drawn);
  if (!value.defined) return toBootstrap(value, sorted, undefined, seed);
  const limits =
    method === 'bca'
      ? bcaLimits(sorted, value.value, jackknife(columns, compute, rows), level)
      : percentileLimits(sorted, level);
  return toBootstrap(value, sorted, limits, seed);
}

/** How many rows the columns have. */
export function rowsOf(columns: MetricColumns): number {
  const lengths = Object.entries(columns).map(([name, column]) => ({ name, rows: column.length }));
  const rows = lengths[0]?.rows ?? 0;
  for (const { name, rows: other } of lengths) {
    if (other !== rows) {
      throw invalidScores(name, `as long as ${lengths[0]!.name} (${rows})`, other, -1);
    }
  }
  return rows;
}

/** Row numbers, each as likely as any other. */
export function drawRows(words: RandomWords, into: Uint32Array): void {
  const unused = Math.clz32(Math.max(1, into.length - 1));
  for (let at = 0; at < into.length; ) {
    const row = words.buffer[words.take(1)]! >>> unused;
    if (row >= into.length) continue;
    into[at] = row;
    at += 1;
  }
}

/** Fills each column with the elements of the rows named. */
export function takeColumns(from: MetricColumns, rows: Uint32Array, into: MetricColumns): void {
  for (const name of Object.keys(into)) takeRows(from[name]!, rows, into[name]!);
}

/** Columns of the same types, to be filled. */
export function emptyLike<Columns extends MetricColumns>(columns: Columns, rows: number): Columns {
  const empty = Object.entries(columns).map(([name, column]) => [name, column.slice(0, rows)]);
  return Object.fromEntries(empty) as Columns;
}

export function toValue(computed: Value | number): Value {
  return typeof computed === 'number' ? measuredValue(computed) : computed;
}

export function toNumber(computed: Value | number): number {
  if (typeof computed === 'number') return computed;
  return computed.defined ? computed.value : Number.NaN;
}

function takeRows(from: MetricColumn, rows: Uint32Array, into: MetricColumn): void {
  for (let at = 0; at < rows.length; at += 1) into[at] = from[rows[at]!]!;
}

/** The metric without each row in turn. */
function jackknife<Columns extends MetricColumns>(
  columns: Columns,
  compute: ComputeMetric<Columns>,
  rows: number,
): Float64Array {
  const without = new Float64Array(rows);
  const kept = new Uint32Array(Math.max(0, rows - 1));
  for (let at = 0; at < kept.length; at += 1) kept[at] = at + 1;
  const rest = emptyLike(columns, kept.length);
  for (let row = 0; row < rows; row += 1) {
    if (row > 0) kept[row - 1] = row - 1;
    takeColumns(columns, kept, rest);
    without[row] = toNumber(compute(rest));
  }
  return without;
}
