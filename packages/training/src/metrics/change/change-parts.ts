import type { Interval } from '@codexhub/statistics';
import { logLosses, squaredErrors } from '../probability/row-losses.ts';
import { areaEstimate } from './area-estimate.ts';
import {
  type BootstrapChanged,
  type ReplicatedChange,
  replicateChange,
  replicatedInterval,
} from './bootstrap-changes.ts';
import { cellEstimate } from './cell-estimates.ts';
import { absoluteInterval, type ChangeInRange, relativeInterval } from './change-intervals.ts';
import { type JointEstimate, jointOfLosses } from './joint-estimate.ts';
import type { MetricChangesOptions } from './metric-changes.ts';
import { pairedDecisions } from './paired-rows.ts';
import { meanOfShares, rightShares } from './share-estimates.ts';

/** The intervals of one metric's change, at any level. */
export interface ChangeParts {
  absolute(level: number): Interval | undefined;
  /** `'unbounded'` where the baseline is not apart from 0. */
  relative(level: number): Interval | 'unbounded' | undefined;
}

// Of the metrics that look at scores alone.
const OF_SCORES = new Set(['roc_auc', 'log_loss', 'brier_score', 'average_precision', 'ks']);

/** How a defined metric's change varies. */
export function changeParts(
  metric: string,
  options: MetricChangesOptions,
  baseline: number,
  candidate: number,
): ChangeParts {
  const { same } = options;
  if (same === 'model' || (same === 'scores' && OF_SCORES.has(metric))) return exactly(same);
  const absolute = inRange(metric, candidate - baseline, 'absolute');
  const relative = inRange(metric, (candidate - baseline) / Math.abs(baseline), 'relative');
  if (metric === 'average_precision' || metric === 'ks') {
    return replicated(metric, options, absolute.value, relative.value);
  }
  const [joint, method] = estimate(metric, options);
  return {
    absolute: (level) => joint && absoluteInterval(joint, absolute, level, method),
    relative: (level) => joint && relativeInterval(joint, relative, level, `fieller+${method}`),
  };
}

/** The same function of the same rows: there is no error. */
function exactly(same: 'model' | 'scores'): ChangeParts {
  const zero = (level: number): Interval => ({
    lower: 0,
    upper: 0,
    level,
    method: `identical-${same}`,
  });
  return { absolute: zero, relative: zero };
}

function replicated(
  metric: BootstrapChanged,
  rows: MetricChangesOptions,
  absolute: number,
  relative: number,
): ChangeParts {
  let drawn: ReplicatedChange | undefined;
  const replicates = (): ReplicatedChange => {
    drawn ??= replicateChange(metric, rows, rows.seed);
    return drawn;
  };
  return {
    absolute: (level) => replicatedInterval(replicates().absolute, absolute, level),
    relative: (level) => replicatedInterval(replicates().relative, relative, level),
  };
}

type Estimated = readonly [joint: JointEstimate | undefined, method: string];

function estimate(metric: string, rows: MetricChangesOptions): Estimated {
  const decisions = pairedDecisions(rows);
  switch (metric) {
    case 'accuracy':
      return [rightShares(decisions, undefined), 'agresti-min'];
    case 'recall':
      return [rightShares(decisions, 1), 'agresti-min'];
    case 'balanced_accuracy':
      return [
        meanOfShares(rightShares(decisions, 1), rightShares(decisions, 0)),
        'agresti-min-by-class',
      ];
    case 'roc_auc':
      return [areaEstimate(rows), 'delong-paired'];
    case 'log_loss':
      return [lossEstimate(logLosses, rows), 'normal-paired'];
    case 'brier_score':
      return [lossEstimate(squaredErrors, rows), 'normal-paired'];
    case 'precision':
    case 'f1':
    case 'mcc':
      return [cellEstimate(metric, decisions), 'delta-paired-plus-half'];
    default:
      return [undefined, 'none'];
  }
}

function lossEstimate(
  losses: (yTrue: Uint8Array, score: Float64Array) => Float64Array,
  { yTrue, baseline, candidate }: MetricChangesOptions,
): JointEstimate | undefined {
  return jointOfLosses(losses(yTrue, baseline.score), losses(yTrue, candidate.score));
}

function inRange(metric: string, value: number, kind: 'absolute' | 'relative'): ChangeInRange {
  if (kind === 'relative') {
    return { value, minimum: metric === 'mcc' ? -Infinity : -1, maximum: Infinity };
  }
  if (metric === 'log_loss') return { value, minimum: -Infinity, maximum: Infinity };
  const most = metric === 'mcc' ? 2 : 1;
  return { value, minimum: -most, maximum: most };
}
