import type { Confusion } from '@codexhub/common-config/records';
import {
  type Interval,
  logitInterval,
  newcombeDifferenceInterval,
  wilsonInterval,
} from '@codexhub/statistics';
import { matthewsInterval } from './matthews-interval.ts';
import { averagePrecisionOf } from './ranking/average-precision.ts';
import { ksOf } from './ranking/ks-statistic.ts';
import type { ScoreSteps } from './ranking/score-steps.ts';

/** A metric that `classificationMetrics` measures when asked to. */
export type ExtraMetric = (typeof extraMetrics)[number];

/**
 * The metrics that `classificationMetrics` measures when asked to, by its option `also`.
 * @example
 * extraMetrics.includes('mcc'); // Returns: true
 */
export const extraMetrics = ['balanced_accuracy', 'mcc', 'average_precision', 'ks'] as const;

/** A number with its interval, or the reason why there is none. */
export interface ExtraMeasured {
  readonly definition: string;
  readonly value: number | string;
  readonly interval: Interval | undefined;
  readonly n: number;
}

/** One metric of the counts of the decisions and the steps of the scores. */
export function extraMetric(
  metric: ExtraMetric,
  counts: Confusion,
  steps: ScoreSteps,
  level: number,
): ExtraMeasured {
  const { positives, negatives } = steps;
  const rows = positives + negatives;
  const definition = DEFINITIONS[metric];
  const reason = reasonOf(metric, counts, steps);
  if (reason) return { definition, value: reason, interval: undefined, n: rows };
  switch (metric) {
    case 'balanced_accuracy':
      return { definition, n: rows, ...balancedAccuracyWith(counts, level) };
    case 'mcc':
      return { definition, n: rows, ...matthewsInterval(counts, level) };
    case 'average_precision':
      return { definition, n: positives, ...averagePrecisionWith(steps, level) };
    case 'ks':
      return { definition, n: rows, ...ksWith(steps, level) };
  }
}

const DEFINITIONS: Readonly<Record<ExtraMetric, string>> = {
  balanced_accuracy: 'sklearn.metrics.balanced_accuracy_score',
  mcc: 'sklearn.metrics.matthews_corrcoef',
  average_precision: 'sklearn.metrics.average_precision_score',
  ks: 'codexhub.ks_statistic',
};

function reasonOf(
  metric: ExtraMetric,
  { truePositive, falsePositive, trueNegative, falseNegative }: Confusion,
  { positives, negatives }: ScoreSteps,
): string | undefined {
  if (positives + negatives === 0) return 'no_rows';
  if (metric === 'average_precision') return positives > 0 ? undefined : 'no_positives';
  if (positives === 0 || negatives === 0) return 'single_class';
  const selected = truePositive + falsePositive;
  const rest = trueNegative + falseNegative;
  return metric === 'mcc' && (selected === 0 || rest === 0) ? 'single_predicted_class' : undefined;
}

type Estimated = Pick<ExtraMeasured, 'value' | 'interval'>;

/** (TPR + TNR) / 2 = ½ + (TPR − FPR) / 2: Newcombe's interval of the difference, carried over. */
function balancedAccuracyWith(counts: Confusion, level: number): Estimated {
  const { truePositive, falsePositive, trueNegative, falseNegative } = counts;
  const [positives, negatives] = [truePositive + falseNegative, trueNegative + falsePositive];
  const value = (truePositive / positives + trueNegative / negatives) / 2;
  const difference = newcombeDifferenceInterval({
    successesA: truePositive,
    trialsA: positives,
    successesB: falsePositive,
    trialsB: negatives,
    level,
  });
  if (!difference) return { value, interval: undefined };
  // Rounding must not push the value out of its own interval.
  const lower = Math.min(value, (1 + difference.lower) / 2);
  const upper = Math.max(value, (1 + difference.upper) / 2);
  return { value, interval: { lower, upper, level, method: 'newcombe' } };
}

/**
 * Boyd, Eng and Page's logit interval: the standard error √(θ (1 − θ) / positives) on the logit scale. At
 * 1, where the logit does not exist, Wilson's with as many trials as there are positives.
 * @see Boyd, Eng and Page, ECML PKDD (2013) 451
 */
function averagePrecisionWith(steps: ScoreSteps, level: number): Estimated {
  // The sum of the steps may end above 1 by its rounding.
  const value = Math.min(1, averagePrecisionOf(steps));
  const trials = steps.positives;
  const standardError = Math.sqrt((value * (1 - value)) / trials);
  const logit = logitInterval({ value, standardError, level });
  if (logit) return { value, interval: { ...logit, method: 'boyd-eng-page+logit' } };
  const wilson = wilsonInterval({ successes: value * trials, trials, level });
  return { value, interval: wilson && { ...wilson, method: 'wilson' } };
}

/**
 * The bands of Dvoretzky, Kiefer and Wolfowitz around the two distributions of scores, each at level
 * √level: the largest difference lies within the sum of their widths, whatever the distributions. It is
 * wide, and holds although the threshold was chosen on the same rows.
 * @see Massart, Annals of Probability 18 (1990) 1269
 */
function ksWith(steps: ScoreSteps, level: number): Estimated {
  const value = ksOf(steps);
  const outside = 1 - Math.sqrt(level);
  const band = (rows: number): number => Math.sqrt(Math.log(2 / outside) / (2 * rows));
  const width = band(steps.positives) + band(steps.negatives);
  const lower = Math.max(0, value - width);
  const upper = Math.min(1, value + width);
  return { value, interval: { lower, upper, level, method: 'dvoretzky-kiefer-wolfowitz' } };
}
