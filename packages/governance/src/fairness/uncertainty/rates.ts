import type { GroupRates } from '../../tensor/group-rates.ts';

/** A rate of a group, by its name in fairlearn or scikit-learn. */
export type RateName =
  | 'selection_rate'
  | 'base_rate'
  | 'accuracy'
  | 'true_positive_rate'
  | 'false_negative_rate'
  | 'false_positive_rate'
  | 'true_negative_rate'
  | 'precision';

/** Where a rate stands among the rates of a group, what defines it, and the places that it counts. */
export interface Rate {
  readonly name: RateName;
  readonly key: Exclude<keyof GroupRates, 'group' | 'n' | 'effectiveN'>;
  readonly definition: string;
  /** 1 where 2 × label + decision counts as a success. */
  readonly successes: readonly [number, number, number, number];
  /** 1 where it counts as a trial. */
  readonly trials: readonly [number, number, number, number];
  /** Why it is undefined where there are no trials. */
  readonly withoutTrials: string;
}

const ALL = [1, 1, 1, 1] as const;
const NEGATIVES = [1, 1, 0, 0] as const;
const POSITIVES = [0, 0, 1, 1] as const;
const SELECTED = [0, 1, 0, 1] as const;

/** All rates, in the order in which they are reported. */
export const RATES: readonly Rate[] = [
  {
    name: 'selection_rate',
    key: 'selectionRate',
    definition: 'fairlearn.metrics.selection_rate',
    successes: SELECTED,
    trials: ALL,
    withoutTrials: 'no_rows',
  },
  {
    name: 'base_rate',
    key: 'baseRate',
    definition: 'aif360.BinaryLabelDatasetMetric.base_rate',
    successes: POSITIVES,
    trials: ALL,
    withoutTrials: 'no_rows',
  },
  {
    name: 'accuracy',
    key: 'accuracy',
    definition: 'sklearn.metrics.accuracy_score',
    successes: [1, 0, 0, 1],
    trials: ALL,
    withoutTrials: 'no_rows',
  },
  {
    name: 'true_positive_rate',
    key: 'truePositiveRate',
    definition: 'fairlearn.metrics.true_positive_rate',
    successes: [0, 0, 0, 1],
    trials: POSITIVES,
    withoutTrials: 'no_positives',
  },
  {
    name: 'false_negative_rate',
    key: 'falseNegativeRate',
    definition: 'fairlearn.metrics.false_negative_rate',
    successes: [0, 0, 1, 0],
    trials: POSITIVES,
    withoutTrials: 'no_positives',
  },
  {
    name: 'false_positive_rate',
    key: 'falsePositiveRate',
    definition: 'fairlearn.metrics.false_positive_rate',
    successes: [0, 1, 0, 0],
    trials: NEGATIVES,
    withoutTrials: 'no_negatives',
  },
  {
    name: 'true_negative_rate',
    key: 'trueNegativeRate',
    definition: 'fairlearn.metrics.true_negative_rate',
    successes: [1, 0, 0, 0],
    trials: NEGATIVES,
    withoutTrials: 'no_negatives',
  },
  {
    name: 'precision',
    key: 'precision',
    definition: 'sklearn.metrics.precision_score',
    successes: [0, 0, 0, 1],
    trials: SELECTED,
    withoutTrials: 'no_predicted_positives',
  },
];
