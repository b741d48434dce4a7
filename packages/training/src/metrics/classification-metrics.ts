import {
  type Confusion,
  type Estimand,
  type Interval,
  type Measurement,
  measuredValue,
  undefinedValue,
} from '@codexhub/common-config/records';
import { wilsonInterval } from '@codexhub/statistics';
import { requireOption } from '../internal/require-option.ts';
import { checkScoredRows, type ScoredRows } from './check-scored-rows.ts';
import { confusionCounts } from './confusion-counts.ts';
import { type ExtraMetric, extraMetric } from './extra-metrics.ts';
import { f1Interval } from './f1-interval.ts';
import { logLosses, meanLoss, squaredErrors } from './probability/row-losses.ts';
import { scoreSteps } from './ranking/score-steps.ts';
import { areaInterval, areaUnderCurve } from './roc-auc.ts';

export interface ClassificationMetricsOptions extends ScoredRows {
  /** The confidence level of the intervals, in (0, 1). */
  readonly level: number;
  readonly estimand: Estimand;
  /** Further metrics, after the seven, in this order; none where absent. */
  readonly also?: readonly ExtraMetric[] | undefined;
}

/**
 * How good scores and decisions are: accuracy, precision, recall, f1, roc_auc, log_loss, brier_score,
 * in this order, each with its definition, interval and the number of rows it rests on.
 *
 * | metric | 0 / 1 means | n | interval |
 * | accuracy | all wrong / all right | rows | Wilson |
 * | precision = TP / (TP + FP) | no decided positive is one / each is | decided positives | Wilson |
 * | recall = TP / (TP + FN) | no positive found / each found | positives | Wilson |
 * | f1 = 2TP / (2TP + FP + FN) | no positive found / all right | TP + FP + FN | Wilson of TP / (TP + FP + FN) |
 * | roc_auc | ranks reversed / perfect, ½ = chance | rows | DeLong, logit |
 * | log_loss, brier_score | 0 = perfect | rows | normal, from the losses of the rows |
 *
 * And, named in `also`:
 *
 * | balanced_accuracy = (recall + specificity) / 2 | all wrong / all right, ½ = chance | rows | Newcombe |
 * | mcc, from −1 | as chance / all right | rows | delta method, Fisher's z; none at −1 and 1 |
 * | average_precision | – / every positive first | positives | Boyd-Eng-Page, logit |
 * | ks = max(TPR − FPR) | nothing parts the classes / a threshold does | rows | Dvoretzky-Kiefer-Wolfowitz |
 *
 * @returns measurements; undefined for `no_rows`, `no_predicted_positives`, `no_positives`,
 * `single_class`, `single_predicted_class`, never a conventional 0 or 1.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index of a NaN score, a label other than 0
 * and 1, or unequal lengths; `TRAINING_OPTION_INVALID` for a level outside (0, 1).
 * @see reference: scikit-learn 1.9.1, the functions named in `definition`
 * @example
 * const yTrue = Uint8Array.of(0, 1, 1);
 * const rows = { yTrue, score: Float64Array.of(0.2, 0.7, 0.4), decision: Uint8Array.of(0, 1, 0) };
 * classificationMetrics({ ...rows, level: 0.95, estimand: 'model' })[1]?.value; // Returns: { defined: true, value: 1 }
 * classificationMetrics({ ...rows, level: 0.95, estimand: 'model', also: ['ks'] })[7]?.value; // Returns: { defined: true, value: 1 }
 */
export function classificationMetrics(options: ClassificationMetricsOptions): Measurement[] {
  const { yTrue, score, decision, level, estimand, also = [] } = options;
  requireLevel(level);
  checkScoredRows({ yTrue, score, decision });
  const counts = confusionCounts({ yTrue, decision });
  const parts = [
    ...countMetrics(counts, level),
    areaMetric(yTrue, score, level),
    lossMetric('log_loss', 'sklearn.metrics.log_loss', logLosses(yTrue, score), level),
    lossMetric(
      'brier_score',
      'sklearn.metrics.brier_score_loss',
      squaredErrors(yTrue, score),
      level,
    ),
  ];
  if (also.length > 0) {
    const steps = scoreSteps({ truth: yTrue, score, weights: undefined });
    for (const metric of also) parts.push({ metric, ...extraMetric(metric, counts, steps, level) });
  }
  return parts.map((part) => toMeasurement(part, estimand));
}

function requireLevel(level: number): void {
  requireOption(level > 0 && level < 1, 'metrics: level', 'between 0 and 1', level);
}

interface Measured {
  readonly metric: string;
  readonly definition: string;
  /** A number, or the reason why there is none. */
  readonly value: number | string;
  readonly interval: Interval | undefined;
  readonly n: number;
}

function toMeasurement({ value, interval, ...rest }: Measured, estimand: Estimand): Measurement {
  const measured = typeof value === 'string' ? undefinedValue(value) : measuredValue(value);
  return { ...rest, estimand, value: measured, ...(interval ? { interval } : {}) };
}

function countMetrics(counts: Confusion, level: number): Measured[] {
  const { truePositive: hit, falsePositive, trueNegative, falseNegative } = counts;
  const rows = hit + falsePositive + trueNegative + falseNegative;
  const rate = (metric: string, successes: number, trials: number, reason: string): Measured => ({
    metric,
    definition: `sklearn.metrics.${metric}_score`,
    value: trials > 0 ? successes / trials : rows === 0 ? 'no_rows' : reason,
    interval: wilsonInterval({ successes, trials, level }),
    n: trials,
  });
  const wrong = falsePositive + falseNegative;
  return [
    rate('accuracy', hit + trueNegative, rows, 'no_rows'),
    rate('precision', hit, hit + falsePositive, 'no_predicted_positives'),
    rate('recall', hit, hit + falseNegative, 'no_positives'),
    {
      ...rate('f1', 2 * hit, 2 * hit + wrong, 'no_positives'),
      interval: f1Interval(hit, wrong, level),
      n: hit + wrong,
    },
  ];
}

function areaMetric(yTrue: Uint8Array, score: Float64Array, level: number): Measured {
  const area = areaUnderCurve(yTrue, score);
  const reason = yTrue.length === 0 ? 'no_rows' : 'single_class';
  return {
    metric: 'roc_auc',
    definition: 'sklearn.metrics.roc_auc_score',
    value: area ? area.value : reason,
    interval: area && areaInterval(area, level),
    n: yTrue.length,
  };
}

function lossMetric(
  metric: string,
  definition: string,
  losses: Float64Array,
  level: number,
): Measured {
  const loss = meanLoss(losses, level);
  const value = loss ? loss.value : 'no_rows';
  return { metric, definition, value, interval: loss?.interval, n: losses.length };
}
