import { createRandom } from '@codexhub/common-config/kernel';
import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { bootstrapCounts } from '@codexhub/statistics';
import { GovernanceError } from '../../errors.ts';
import type { GroupTensor } from '../../tensor/tensor.ts';
import { type BootstrapSummary, bootstrapIntervals } from './bootstrap-intervals.ts';
import { type BootstrapMetric, type BootstrapSeries, planSeries } from './bootstrap-series.ts';
import { checkedLevel, refuseOption } from './check-options.ts';
import { isKnown, overAttributes, rowsOf } from './measure-groups.ts';
import { replicateMetrics } from './replicate-metrics.ts';

/** What {@link bootstrapTensor} resamples. */
export interface TensorBootstrapOptions {
  /** Sensitive attributes, their intersections being the groups; all of the tensor by default. */
  readonly attributes?: readonly string[];
  /** Rates of each group, and disparities between groups; all by default. */
  readonly metrics?: readonly BootstrapMetric[];
  /** At least 2; 1000 by default. */
  readonly replicates?: number;
  /** A safe integer: the same seed gives the same replicates. */
  readonly seed: number;
  /** 0.95 by default. */
  readonly level?: number;
  /** Adds the replicates themselves to each estimate. */
  readonly keepReplicates?: boolean;
}

/** A rate of a group, or a disparity, with what resampling says of it. */
export interface BootstrapEstimate extends Partial<BootstrapSummary> {
  readonly metric: BootstrapMetric;
  readonly definition: string;
  /** Absent for a disparity. */
  readonly group?: readonly string[];
  readonly value: Value;
  /**
   * Replicates in which it is undefined, such as a rate of positives that none was drawn of. Where they
   * are more than a tail of the intervals, (1 − level) / 2, there is no interval: it could lie in them.
   */
  readonly undefinedReplicates: number;
  /** In the order of drawing, NaN where undefined; only where they were to be kept. */
  readonly replicates?: Float64Array;
}

/** All rates and disparities with their bootstrap. */
export interface TensorBootstrap {
  readonly scheme: 'multinomial';
  readonly seed: number;
  readonly replicates: number;
  readonly level: number;
  readonly attributes: readonly string[];
  readonly rows: number;
  /** Rows without a value in one of the attributes: resampled with the others, in no group. */
  readonly unknown: number;
  /** Rates by group, in the order of the tensor, then disparities. */
  readonly estimates: readonly BootstrapEstimate[];
}

/** 160 MB of replicates. */
const MOST_NUMBERS = 20_000_000;
/** Counts that are drawn at a time. */
const CHUNK = 2 ** 17;

/**
 * The bootstrap of all rates and disparities at once, by resampling the counts of the tensor: the very
 * law of resampling its rows with replacement, at a cost that does not grow with the rows.
 *
 * Percentile, basic and bias-corrected intervals. The largest difference of groups is biased upwards,
 * and the percentiles of its replicates twice over: for its verdict take `maxMinGap`. fairlearn has 0
 * for a rate without rows to rest on; here it is undefined, and so is a disparity over it.
 *
 * Weighted rows are refused: a tensor holds the sum of a cell's weights and not the weights, so no row
 * can be drawn from it. `groupIntervals` and `compareGroups` rest on the effective rows instead.
 *
 * @throws GovernanceError `GOVERNANCE_WEIGHTS_INVALID` where rows have weights, `GOVERNANCE_OPTION_INVALID`,
 * `GOVERNANCE_ATTRIBUTE_INVALID`; KernelError `KERNEL_VALUE_INVALID` where the seed is no safe integer
 * @see Efron, Annals of Statistics 7 (1979) 1; `bootstrapCounts` of `@codexhub/statistics`
 * @example
 * const tensor = groupTensor({
 *   yTrue: [0, 1, 0, 1], yPred: [1, 0, 1, 1], sensitive: { sex: ['f', 'f', 'm', 'm'] },
 * });
 * const { estimates } = bootstrapTensor(tensor, { seed: 1, metrics: ['demographic_parity_difference'] });
 * estimates[0]?.value; // Returns: { defined: true, value: 0.5 }
 * estimates[0]?.definition; // Returns: 'fairlearn.metrics.demographic_parity_difference'
 */
export function bootstrapTensor(
  tensor: GroupTensor,
  options: TensorBootstrapOptions,
): TensorBootstrap {
  if (tensor.weightGrid !== undefined) throw weighted();
  const { replicates = 1000, seed, keepReplicates = false } = options;
  const level = checkedLevel(options.level ?? 0.95);
  const over = overAttributes(tensor, options.attributes);
  const known = over.cells.filter(({ group }) => isKnown(group));
  const series = planSeries(
    known.map(({ group }) => group as readonly string[]),
    options.metrics,
  );
  checkSize(replicates, series.entries.length);
  const random = createRandom(seed).stream('bootstrap');
  const counts = new Float64Array(4 * known.length + 1);
  for (const [at, cell] of known.entries()) counts.set(cell.counts, 4 * at);
  const inGroups = known.reduce((sum, cell) => sum + rowsOf(cell), 0);
  counts[4 * known.length] = over.rows - inGroups;
  const drawn = drawMetrics({
    counts,
    groups: known.length,
    replicates,
    series,
    next: () => random.next(),
  });
  return {
    scheme: 'multinomial',
    seed,
    replicates,
    level,
    attributes: over.sensitive,
    rows: over.rows,
    unknown: over.rows - inGroups,
    estimates: series.entries.map(({ withoutValue, ...entry }, at) => {
      const own = drawn.metrics.subarray(at * replicates, (at + 1) * replicates);
      const observed = drawn.observed[at]!;
      const value: Value = Number.isNaN(observed)
        ? undefinedValue(withoutValue)
        : { defined: true, value: observed };
      return {
        ...entry,
        value,
        ...(keepReplicates && { replicates: own.slice() }),
        ...summaryOf(value, own, level),
      };
    }),
  };
}

function summaryOf(
  value: Value,
  own: Float64Array,
  level: number,
): Pick<BootstrapEstimate, 'undefinedReplicates'> & Partial<BootstrapSummary> {
  let defined = 0;
  for (let at = 0; at < own.length; at += 1) {
    if (Number.isNaN(own[at]!)) continue;
    own[defined] = own[at]!;
    defined += 1;
  }
  const undefinedReplicates = own.length - defined;
  const isTold =
    value.defined && defined > 1 && undefinedReplicates <= (own.length * (1 - level)) / 2;
  return {
    undefinedReplicates,
    ...(isTold && bootstrapIntervals(value.value, own.subarray(0, defined), level)),
  };
}

interface ToDraw {
  readonly counts: Float64Array;
  readonly groups: number;
  readonly replicates: number;
  readonly series: BootstrapSeries;
  readonly next: () => number;
}

function drawMetrics({ counts, groups, replicates, series, next }: ToDraw): {
  readonly observed: Float64Array;
  /** Series × replicates. */
  readonly metrics: Float64Array;
} {
  const { rows, entries } = series;
  const observed = new Float64Array(entries.length);
  replicateMetrics({ counts, start: 0, groups }, rows, { values: observed, columns: 1 }, 0);
  const metrics = new Float64Array(entries.length * replicates);
  const into = { values: metrics, columns: replicates };
  const chunk = Math.max(1, Math.floor(CHUNK / counts.length));
  for (let from = 0; from < replicates; from += chunk) {
    const some = Math.min(chunk, replicates - from);
    const drawn = bootstrapCounts({
      counts,
      replicates: some,
      scheme: 'multinomial',
      random: next,
    });
    for (let at = 0; at < some; at += 1) {
      const start = at * counts.length;
      replicateMetrics({ counts: drawn, start, groups }, rows, into, from + at);
    }
  }
  return { observed, metrics };
}

function checkSize(replicates: number, series: number): void {
  if (!(Number.isSafeInteger(replicates) && replicates >= 2)) {
    refuseOption('replicates', 'a whole number from 2 up', replicates, 'choose such as 1000');
  }
  if (replicates * series <= MOST_NUMBERS) return;
  refuseOption(
    'replicates',
    `such that replicates × estimates is at most ${MOST_NUMBERS}`,
    `${replicates} × ${series}`,
    'choose fewer replicates, or disparities only as metrics',
  );
}

function weighted(): GovernanceError {
  return new GovernanceError('GOVERNANCE_WEIGHTS_INVALID', {
    message:
      'uncertainty: a bootstrap must have whole rows to draw; the tensor has sums of weights, and not the weights; take groupIntervals or compareGroups, which rest on the effective rows, or count the rows without weights',
  });
}
