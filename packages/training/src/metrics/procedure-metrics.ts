import type { Interval, Measurement } from '@codexhub/common-config/records';
import { measuredValue } from '@codexhub/common-config/records';
import { combineErrors, mean, sampleVariance } from '@codexhub/statistics';
import { requireOption } from '../internal/require-option.ts';
import { classificationMetrics } from './classification-metrics.ts';
import type { ExtraMetric } from './extra-metrics.ts';

export interface ProcedureMetricsOptions {
  /** 1 where the outcome is the positive label, else 0. */
  readonly yTrue: Uint8Array;
  /** Out-of-fold probabilities, one vector per repeat (see `crossFit`). */
  readonly scores: readonly Float64Array[];
  /** Decisions, one vector per repeat. */
  readonly decisions: readonly Uint8Array[];
  /** The confidence level of the intervals, in (0, 1). */
  readonly level: number;
  /** Further metrics, as in `classificationMetrics`. */
  readonly also?: readonly ExtraMetric[] | undefined;
}

/**
 * How good a training procedure is: the metrics of `classificationMetrics`, cross-fitted.
 *
 * Value: the mean over the repeats. Interval: the mean of the repeats' limits (sampling error of the
 * rows), widened by the standard error of that mean, sd / √repeats (error of the splits; MOVER,
 * `combineErrors`), and cut to the metric's range. n: the fewest rows that a repeat rests on. With one
 * repeat the split error is unknown and not added.
 *
 * @returns measurements of the estimand `procedure`, with their spread; undefined, with the first
 * repeat's reason, where a repeat is undefined: the mean of the others would be another question.
 * @throws TrainingError what `classificationMetrics` throws; `TRAINING_OPTION_INVALID` where scores and
 * decisions differ in number or there is no repeat.
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), scores: [Float64Array.of(0.2, 0.7)] };
 * procedureMetrics({ ...rows, decisions: [Uint8Array.of(0, 1)], level: 0.95 })[0]?.spread?.repeats; // Returns: 1
 */
export function procedureMetrics(options: ProcedureMetricsOptions): Measurement[] {
  const { yTrue, scores, decisions, level, also } = options;
  requireOption(scores.length >= 1, 'procedure metrics: scores', 'one vector per repeat', 0);
  requireOption(
    scores.length === decisions.length,
    'procedure metrics: decisions',
    `as many vectors as scores (${scores.length})`,
    decisions.length,
  );
  const repeats = scores.map((score, repeat) =>
    classificationMetrics({
      yTrue,
      score,
      decision: decisions[repeat]!,
      level,
      estimand: 'procedure',
      also,
    }),
  );
  return repeats[0]!.map((_, metric) => combine(repeats.map((measured) => measured[metric]!)));
}

function combine(repeats: readonly Measurement[]): Measurement {
  const first = repeats[0]!;
  const n = Math.min(...repeats.map((measured) => measured.n));
  const values: number[] = [];
  for (const { value } of repeats) {
    if (value.defined) values.push(value.value);
    else return { ...pick(first), n, value };
  }
  const value = mean(values)!;
  const standardDeviation = Math.sqrt(sampleVariance(values) ?? 0);
  const intervals = repeats.flatMap(({ interval }) => (interval ? [interval] : []));
  const sampling =
    intervals.length === repeats.length ? averageInterval(intervals, value) : undefined;
  const interval =
    sampling && repeats.length > 1
      ? widen(first.metric, value, sampling, standardDeviation / Math.sqrt(repeats.length))
      : sampling;
  return {
    ...pick(first),
    n,
    value: measuredValue(value),
    ...(interval ? { interval } : {}),
    spread: {
      repeats: repeats.length,
      minimum: Math.min(...values),
      maximum: Math.max(...values),
      standardDeviation,
    },
  };
}

function pick({
  metric,
  definition,
  estimand,
}: Measurement): Pick<Measurement, 'metric' | 'definition' | 'estimand'> {
  return { metric, definition, estimand };
}

function averageInterval(intervals: readonly Interval[], value: number): Interval {
  const { level, method } = intervals[0]!;
  const lower = Math.min(value, mean(intervals.map((interval) => interval.lower))!);
  const upper = Math.max(value, mean(intervals.map((interval) => interval.upper))!);
  return { lower, upper, level, method };
}

function widen(metric: string, value: number, interval: Interval, standardError: number): Interval {
  const wide = combineErrors({ value, interval, standardError });
  const ceiling = metric === 'log_loss' ? Infinity : 1;
  const floor = metric === 'mcc' ? -1 : 0;
  return { ...wide, lower: Math.max(floor, wide.lower), upper: Math.min(ceiling, wide.upper) };
}
