import { type Arm, type ArmPlaces, armOf } from './arm.ts';
import type { GroupCell } from './group-cell.ts';
import { difference, ratio, type Statistic, worstDifference } from './statistic.ts';

/** A rate that a metric is made of, and why it is undefined where it has no trials. */
export interface MetricPart {
  readonly places: ArmPlaces;
  readonly withoutTrials: string;
}

/** A number per group that counts can give. */
export interface GroupMetric {
  readonly metric: string;
  readonly definition: string;
  readonly statistic: Statistic;
  /** Whether a group is held against a reference group, or stands for itself. */
  readonly compares: boolean;
  readonly parts: readonly MetricPart[];
  /** Where only one direction makes sense. */
  readonly better?: 'lower' | undefined;
}

const ALL = [0, 1, 2, 3];
const DECIDED = [1, 3];

/** P(favourable decision). */
export const selection: MetricPart = {
  places: { of: DECIDED, among: ALL },
  withoutTrials: 'no_rows',
};
/** P(favourable decision | outcome in fact favourable). */
const deserved: MetricPart = {
  places: { of: [3], among: [2, 3] },
  withoutTrials: 'no_positives',
};
/** P(favourable decision | outcome in fact unfavourable). */
const undeserved: MetricPart = {
  places: { of: [1], among: [0, 1] },
  withoutTrials: 'no_negatives',
};
/** P(outcome in fact favourable | favourable decision). */
const borneOut: MetricPart = {
  places: { of: [3], among: DECIDED },
  withoutTrials: 'no_predicted_positives',
};
/** P(decision as the outcome). */
const accurate: MetricPart = {
  places: { of: [0, 3], among: ALL },
  withoutTrials: 'no_rows',
};

/** Favourable decisions among all rows of the group. */
export function favourableArm(cell: GroupCell): Arm {
  return armOf(cell, selection.places);
}

const minus = (metric: string, part: MetricPart): GroupMetric => ({
  metric,
  definition: 'group_minus_reference',
  statistic: difference,
  compares: true,
  parts: [part],
});

const over = (metric: string, part: MetricPart): GroupMetric => ({
  metric,
  definition: 'group_over_reference',
  statistic: ratio,
  compares: true,
  parts: [part],
});

/** What every report shows, whether the policy asks or not. */
export const customaryMetrics: readonly GroupMetric[] = [
  minus('statistical_parity_difference', selection),
  over('disparate_impact_ratio', selection),
  minus('equal_opportunity_difference', deserved),
];

/**
 * The fairness metrics that a policy may name, each under its definition's name, because peers differ:
 * fairlearn's are max − min (≥ 0, biased upward with the number of groups) and min / max (≤ 1),
 * AIF360's are signed and unprivileged over privileged, as here. Of the rate named, a difference is
 * group − reference (`group_minus_reference`), a ratio group / reference (`group_over_reference`):
 *
 * - `statistical_parity_difference`, `disparate_impact_ratio`: P(favourable decision);
 * - `equal_opportunity_difference`, `…_ratio`: the same among rows whose outcome was favourable;
 * - `predictive_equality_difference`, `…_ratio`: among rows whose outcome was unfavourable;
 * - `predictive_parity_difference`, `…_ratio`: P(outcome favourable | decided favourably);
 * - `accuracy_difference`, `…_ratio`: P(decided as the outcome);
 * - `equalized_odds_difference`, `worst_of_group_minus_reference`: the larger of the absolute differences
 *   of equal opportunity and predictive equality.
 */
export const fairnessMetrics: readonly GroupMetric[] = [
  ...customaryMetrics,
  over('equal_opportunity_ratio', deserved),
  minus('predictive_equality_difference', undeserved),
  over('predictive_equality_ratio', undeserved),
  minus('predictive_parity_difference', borneOut),
  over('predictive_parity_ratio', borneOut),
  minus('accuracy_difference', accurate),
  over('accuracy_ratio', accurate),
  {
    metric: 'equalized_odds_difference',
    definition: 'worst_of_group_minus_reference',
    statistic: worstDifference,
    compares: true,
    parts: [deserved, undeserved],
    better: 'lower',
  },
];
