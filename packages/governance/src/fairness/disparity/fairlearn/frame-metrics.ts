import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { agreed, combine, type Estimate } from '../estimate.ts';
import { type OutcomeRate, type Outcomes, outcomeRate, sumOf } from '../outcome-rates.ts';

/** The metrics of a frame, by the names of fairlearn and scikit-learn. */
export type FrameMetric =
  | 'count'
  | 'selection_rate'
  | 'mean_prediction'
  | 'base_rate'
  | 'true_positive_rate'
  | 'false_negative_rate'
  | 'false_positive_rate'
  | 'true_negative_rate'
  | 'precision'
  | 'accuracy'
  | 'zero_one_loss'
  | 'balanced_accuracy'
  | 'f1';

interface FrameMetricDefinition {
  readonly definition: string;
  of(outcomes: Outcomes): Estimate;
}

/** numpy divides 0 by 0; scikit-learn refuses weights that are all 0, and invents 0 for no rows. */
type WithoutRows = 'divides' | 'invents';

export const frameMetrics: Readonly<Record<FrameMetric, FrameMetricDefinition>> = {
  count: {
    definition: 'fairlearn.metrics.count',
    of: ({ counts }) => agreed(sumOf(counts)),
  },
  selection_rate: rate('fairlearn.metrics.selection_rate', 'selectionRate', 'divides'),
  mean_prediction: rate('fairlearn.metrics.mean_prediction', 'selectionRate', 'divides'),
  base_rate: rate('aif360.BinaryLabelDatasetMetric.base_rate', 'baseRate', 'divides'),
  true_positive_rate: rate('fairlearn.metrics.true_positive_rate', 'truePositiveRate'),
  false_negative_rate: rate('fairlearn.metrics.false_negative_rate', 'falseNegativeRate'),
  false_positive_rate: rate('fairlearn.metrics.false_positive_rate', 'falsePositiveRate'),
  true_negative_rate: rate('fairlearn.metrics.true_negative_rate', 'trueNegativeRate'),
  precision: rate('sklearn.metrics.precision_score', 'precision'),
  accuracy: rate('sklearn.metrics.accuracy_score', 'accuracy'),
  zero_one_loss: rate('sklearn.metrics.zero_one_loss', 'errorRate'),
  balanced_accuracy: {
    definition: 'sklearn.metrics.balanced_accuracy_score',
    of: balancedAccuracy,
  },
  f1: { definition: 'sklearn.metrics.f1_score', of: f1 },
};

function rate(
  definition: string,
  name: OutcomeRate,
  withoutRows: WithoutRows = 'invents',
): FrameMetricDefinition {
  return {
    definition,
    of: (outcomes) => asPeer(outcomes, outcomeRate(outcomes, name), withoutRows),
  };
}

function asPeer(outcomes: Outcomes, value: Value, withoutRows: WithoutRows): Estimate {
  if (value.defined) return { value, peer: value.value };
  if (withoutRows === 'divides') return { value, peer: Number.NaN };
  return { value, peer: sumOf(outcomes.weights) === 0 ? 'error' : 0 };
}

/** scikit-learn takes the mean over the classes that are there; ours wants both. */
function balancedAccuracy(outcomes: Outcomes): Estimate {
  const ofPositives = outcomeRate(outcomes, 'truePositiveRate');
  const ofNegatives = outcomeRate(outcomes, 'trueNegativeRate');
  if (ofPositives.defined && ofNegatives.defined) {
    return combine(
      agreed(ofPositives.value),
      agreed(ofNegatives.value),
      (one, other) => (one + other) / 2,
    );
  }
  const missing = ofPositives.defined ? ofNegatives : ofPositives;
  const there = ofPositives.defined ? ofPositives : ofNegatives;
  return { value: missing, peer: there.defined ? there.value : 'error' };
}

function f1(outcomes: Outcomes): Estimate {
  const [, fp, fn, tp] = outcomes.weights;
  const denominator = 2 * tp + fp + fn;
  if (denominator > 0) return agreed((2 * tp) / denominator);
  const [, ...counted] = outcomes.counts;
  const reason = counted.some((count) => count > 0) ? 'no_weight' : 'no_positives';
  return asPeer(outcomes, undefinedValue(reason), 'invents');
}
