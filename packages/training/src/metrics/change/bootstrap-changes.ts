import type { Interval } from '@codexhub/statistics';
import { averagePrecision } from '../ranking/average-precision.ts';
import { ksStatistic } from '../ranking/ks-statistic.ts';
import { percentileLimits, type Replicates } from '../uncertainty/bootstrap-limits.ts';
import { drawRows, takeColumns, toNumber } from '../uncertainty/bootstrap-metric.ts';
import { requireBootstrap, sortReplicates } from '../uncertainty/bootstrap-options.ts';
import type { PairedRows } from './paired-rows.ts';

const metrics = { average_precision: averagePrecision, ks: ksStatistic } as const;

/** The metrics whose change has no formula for its variance here. */
export type BootstrapChanged = keyof typeof metrics;

/** Replicates of the change, both ways. */
export interface ReplicatedChange {
  readonly absolute: Replicates;
  readonly relative: Replicates;
}

/**
 * The paired bootstrap of a change: rows are drawn with replacement, for both models the same, and both
 * changes are computed of each draw. In O(replicates · n log n).
 *
 * @see Efron and Tibshirani, "An Introduction to the Bootstrap" (1993) 16
 */
export function replicateChange(
  metric: BootstrapChanged,
  { yTrue, baseline, candidate }: PairedRows,
  seed: number,
): ReplicatedChange {
  const { replicates, words } = requireBootstrap({ level: 0.95, seed });
  const compute = metrics[metric];
  const columns = { yTrue, one: baseline.score, other: candidate.score };
  const drawn = {
    yTrue: yTrue.slice(),
    one: baseline.score.slice(),
    other: candidate.score.slice(),
  };
  const rows = new Uint32Array(yTrue.length);
  const absolute = new Float64Array(replicates);
  const relative = new Float64Array(replicates);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    drawRows(words, rows);
    takeColumns(columns, rows, drawn);
    const of = toNumber(compute({ yTrue: drawn.yTrue, score: drawn.one }));
    const change = toNumber(compute({ yTrue: drawn.yTrue, score: drawn.other })) - of;
    absolute[replicate] = change;
    relative[replicate] = change / Math.abs(of);
  }
  return { absolute: sortReplicates(absolute), relative: sortReplicates(relative) };
}

/** Percentile limits, widened to hold the value; none where no replicate differs from another. */
export function replicatedInterval(
  replicates: Replicates,
  value: number,
  level: number,
): Interval | undefined {
  const limits = percentileLimits(replicates, level);
  if (!limits || replicates.sorted[0] === replicates.sorted.at(-1)) return undefined;
  return {
    ...limits,
    lower: Math.min(value, limits.lower),
    upper: Math.max(value, limits.upper),
    method: 'paired-bootstrap-percentile',
  };
}
