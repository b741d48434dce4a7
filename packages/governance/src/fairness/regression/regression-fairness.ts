import type { Value } from '@codexhub/common-config/records';
import { checkedNumbers } from '../../internal/checked-numbers.ts';
import { optionInvalid } from '../../internal/option-invalid.ts';
import { requireSameRows } from '../../internal/require-same-rows.ts';
import { lengthOf } from '../../internal/required-columns.ts';
import { type Group, referenceOf, rowGroups } from '../../internal/row-groups.ts';
import type { GroupColumn } from '../../tensor/axis.ts';
import { type Measure, maximumMinusMinimum, minimumOverMaximum } from '../measures/measure.ts';
import { type RegressionContrast, regressionContrast } from './regression-contrast.ts';
import { type ErrorsOfGroup, regressionErrors } from './regression-errors.ts';

/** What {@link regressionFairness} measures: an entry a row. */
export interface RowsOfRegression {
  /** True values; without them, what is said of errors is undefined with `no_targets`. */
  readonly yTrue?: ArrayLike<number>;
  readonly yPred: ArrayLike<number>;
  readonly sensitive: Readonly<Record<string, GroupColumn>>;
  /** The group that others are compared with, by attribute: `{ sex: 'm' }`; by default the largest. */
  readonly reference?: Readonly<Record<string, string>>;
  /** Of the intervals; 0.95 by default. */
  readonly level?: number;
}

/** One group, and how far it is from the reference group. */
export interface RegressionGroup extends ErrorsOfGroup {
  readonly group: Group;
  readonly n: number;
  /** Absent of the reference group itself, and of groups that are not known. */
  readonly toReference?: RegressionContrast;
}

/** How far the known groups are apart in one measure. */
export interface RegressionDisparity {
  /** max − min. */
  readonly difference: Measure;
  /** min / max; undefined with `negative_value` or `all_zero`. */
  readonly ratio: Measure;
}

/** Predictions and errors of a regression by group. */
export interface RegressionFairness {
  readonly rows: number;
  /** Rows of unknown groups: listed, not compared. */
  readonly unknown: number;
  readonly attributes: readonly string[];
  readonly reference?: Group;
  readonly groups: readonly RegressionGroup[];
  readonly between: Readonly<Record<keyof ErrorsOfGroup, RegressionDisparity>>;
}

const MEASURES = [
  'meanPrediction',
  'meanError',
  'meanAbsoluteError',
  'rootMeanSquaredError',
  'r2',
] as const;

/**
 * Fairness of a regression: in each group the mean prediction, the mean error ŷ − y (bias), MAE, RMSE and
 * R²; of each group against the reference holisticai's and Welch's differences; over all known groups
 * fairlearn's max − min and min / max. Differences are 0 and ratios 1 where groups fare alike.
 *
 * Differences of means carry Welch's interval. What has no value says why: `no_targets`,
 * `fewer_than_two_rows`, `constant_target`, `constant_prediction`, `divisor_zero`, `fewer_than_two_groups`, `no_groups`. O(n).
 *
 * @throws GovernanceError `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_NO_ROWS`, `GOVERNANCE_NUMBERS_INVALID`,
 * `GOVERNANCE_GROUPS_INVALID`, `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_GROUP_UNKNOWN` where the
 * reference has no rows, `GOVERNANCE_OPTION_INVALID` where the level is not between 0 and 1
 * @see fairlearn.metrics.MetricFrame with sklearn.metrics; holisticai.bias.metrics
 * @example
 * const { groups, between } = regressionFairness({
 *   yTrue: [1, 2, 3, 4], yPred: [1, 2, 4, 6], sensitive: { sex: ['m', 'm', 'f', 'f'] }, reference: { sex: 'm' },
 * });
 * groups[0]?.meanError.value; // Returns: { defined: true, value: 1.5 }
 * between.meanAbsoluteError.difference.value; // Returns: { defined: true, value: 1.5 }
 * groups[0]?.toReference?.averageScoreRatio.value; // Returns: { defined: true, value: 3.3333333333333335 }
 */
export function regressionFairness(input: RowsOfRegression): RegressionFairness {
  const { yTrue, yPred, sensitive, level = 0.95 } = input;
  if (!(level > 0 && level < 1)) {
    throw optionInvalid('level', 'between 0 and 1', level, 'pass 0.95 for 95 %');
  }
  const rows = requireSameRows([
    ['yPred', lengthOf('yPred', yPred)],
    ['yTrue', yTrue && lengthOf('yTrue', yTrue)],
  ]);
  const groups = rowGroups(sensitive, ['yPred', rows]);
  const predictions = checkedNumbers('yPred', yPred);
  const targets = yTrue && checkedNumbers('yTrue', yTrue);
  const reference = referenceOf(groups, input.reference);
  const errors = regressionErrors(groups, predictions, targets);
  const known = new Set(groups.known);
  const own = groups.groups.map((_, at) => errors.of(at));
  const measured = groups.groups.map((group, at): RegressionGroup => {
    const compared = reference !== undefined && at !== reference && known.has(at);
    return {
      group,
      n: groups.sizes[at]!,
      ...own[at]!,
      ...(compared && {
        toReference: regressionContrast({ all: errors, own, level }, at, reference),
      }),
    };
  });
  const between = Object.fromEntries(
    MEASURES.map((name) => [name, disparityOf(groups.known.map((at) => measured[at]![name]))]),
  ) as Record<keyof ErrorsOfGroup, RegressionDisparity>;
  return {
    rows,
    unknown: groups.unknown,
    attributes: groups.attributes,
    ...(reference !== undefined && { reference: groups.groups[reference]! }),
    groups: measured,
    between,
  };
}

function disparityOf(measures: readonly Measure[]): RegressionDisparity {
  const values = measures.map(({ value }): Value => value);
  const of = (method: string, value: Value): Measure => ({
    definition: measures[0]
      ? `fairlearn.MetricFrame(${measures[0].definition}).${method}`
      : `fairlearn.MetricFrame.${method}`,
    value,
  });
  return {
    difference: of('difference', maximumMinusMinimum(values)),
    ratio: of('ratio', minimumOverMaximum(values)),
  };
}
