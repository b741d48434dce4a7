import {
  type Change,
  type Measurement,
  type MetricChange,
  measuredValue,
  undefinedValue,
} from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import { checkScoredRows } from '../check-scored-rows.ts';
import { classificationMetrics } from '../classification-metrics.ts';
import { extraMetrics } from '../extra-metrics.ts';
import { type ChangeParts, changeParts } from './change-parts.ts';
import type { PairedRows } from './paired-rows.ts';

export interface MetricChangesOptions extends PairedRows {
  /** Which metrics, by the names of `classificationMetrics`; their order is kept. */
  readonly metrics: readonly string[];
  /** The confidence level of the intervals, in (0, 1). */
  readonly level: number;
  /** A second, higher level, for the interval that allows for all candidates. */
  readonly adjustedLevel?: number | undefined;
  /** Of the bootstrap of average_precision and ks, which have no other interval. */
  readonly seed: number;
  /** What is known to be the same of the two: the very model, or all but its threshold. */
  readonly same?: 'model' | 'scores' | undefined;
}

/**
 * How a candidate differs from the model that is served, on the same rows: candidate − baseline, and
 * (candidate − baseline) / |baseline|, which is positive where the value went up, whatever its sign
 * (dividing by a negative baseline itself would turn better into worse).
 *
 * | metric | absolute | relative |
 * | accuracy, recall | Agresti-Min, paired | Fieller, of the same table |
 * | balanced_accuracy | Agresti-Min for each class, added | Fieller |
 * | roc_auc | DeLong, paired | Fieller, of DeLong's covariance |
 * | log_loss, brier_score | normal, of the paired differences of the rows' losses | Fieller |
 * | precision, f1, mcc | delta method, paired, half a row added to each kind | Fieller |
 * | average_precision, ks | paired bootstrap, 1,000 replicates, percentiles | the same |
 *
 * Fieller's limits allow for the error of the baseline. n is the smaller of the two models' rows.
 *
 * @returns changes; undefined for the reason for which a value is, the candidate's first; a relative one
 * for `baseline_zero` and, where the baseline is not apart from 0 at the level, `baseline_near_zero`. No
 * interval where the rows show no variance of the change, unless `same` says why: then exactly 0.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID` for an
 * unknown metric, a level outside (0, 1), a seed that is no safe integer
 * @see references: pROC `roc.test(paired = TRUE)`, statsmodels, scipy; see the fixture `changes.json`
 * @example
 * const yTrue = Uint8Array.of(0, 1, 1, 0);
 * const baseline = { score: Float64Array.of(0.6, 0.7, 0.4, 0.2), decision: Uint8Array.of(1, 1, 0, 0) };
 * const candidate = { score: Float64Array.of(0.1, 0.7, 0.8, 0.2), decision: yTrue };
 * const rows = { yTrue, baseline, candidate, metrics: ['accuracy'], level: 0.95, seed: 42 };
 * metricChanges(rows)[0]?.absolute.value; // Returns: { defined: true, value: 0.5 }
 */
export function metricChanges(options: MetricChangesOptions): MetricChange[] {
  const { yTrue, baseline, candidate, metrics, level, adjustedLevel, seed } = options;
  requireOption(Number.isSafeInteger(seed), 'metric changes: seed', 'a safe integer', seed);
  for (const one of [level, adjustedLevel ?? level]) {
    requireOption(one > 0 && one < 1, 'metric changes: level', 'between 0 and 1', one);
  }
  checkScoredRows({ yTrue, ...baseline });
  checkScoredRows({ yTrue, ...candidate });
  const also = extraMetrics.filter((name) => metrics.includes(name));
  const [before, after] = [baseline, candidate].map((said) =>
    classificationMetrics({ yTrue, ...said, level, estimand: 'model', also }),
  ) as [Measurement[], Measurement[]];
  return metrics.map((metric) => {
    const find = (all: readonly Measurement[]): Measurement => {
      const found = all.find((one) => one.metric === metric);
      requireOption(
        found !== undefined,
        'metric changes: metrics',
        'metrics of classificationMetrics',
        metric,
      );
      return found as Measurement;
    };
    return changeOf(options, find(before), find(after));
  });
}

function changeOf(
  options: MetricChangesOptions,
  before: Measurement,
  after: Measurement,
): MetricChange {
  const { metric, definition } = after;
  const [baseline, candidate] = [before.value, after.value];
  const undefinedReason = reasonOf(after) ?? reasonOf(before);
  const same = { metric, definition, estimand: 'model' as const, baseline, candidate };
  const n = Math.min(before.n, after.n);
  if (undefinedReason !== undefined || !baseline.defined || !candidate.defined) {
    const change = { value: undefinedValue(undefinedReason ?? 'not_a_number') };
    return { ...same, absolute: change, relative: change, n };
  }
  const parts = changeParts(metric, options, baseline.value, candidate.value);
  const { level, adjustedLevel } = options;
  const levels = [level, ...(adjustedLevel === undefined ? [] : [adjustedLevel])];
  return {
    ...same,
    absolute: absoluteOf(parts, candidate.value - baseline.value, levels),
    relative: relativeOf(parts, candidate.value, baseline.value, levels),
    n,
  };
}

function reasonOf({ value }: Measurement): string | undefined {
  return value.defined ? undefined : value.reason;
}

function absoluteOf(parts: ChangeParts, value: number, levels: readonly number[]): Change {
  const [interval, adjusted] = levels.map((level) => parts.absolute(level));
  return toChange(measuredValue(value), interval, adjusted);
}

function relativeOf(
  parts: ChangeParts,
  candidate: number,
  baseline: number,
  levels: readonly number[],
): Change {
  if (baseline === 0) return { value: undefinedValue('baseline_zero') };
  const [interval, adjusted] = levels.map((level) => parts.relative(level));
  if (interval === 'unbounded') return { value: undefinedValue('baseline_near_zero') };
  const value = measuredValue((candidate - baseline) / Math.abs(baseline));
  return toChange(value, interval, adjusted === 'unbounded' ? undefined : adjusted);
}

function toChange(
  value: Change['value'],
  interval: Change['interval'],
  adjusted: Change['interval'],
): Change {
  return { value, ...(interval ? { interval } : {}), ...(adjusted ? { adjusted } : {}) };
}
