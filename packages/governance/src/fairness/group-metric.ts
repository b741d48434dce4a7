import type { GroupCell } from '@codexhub/common-config/records';
import { type Arm, difference, ratio, type Statistic } from './statistic.ts';

/** A number per group that counts can give. */
export interface GroupMetric {
  readonly metric: string;
  readonly definition: string;
  readonly statistic: Statistic;
  /** Whether a group is held against a reference group, or stands for itself. */
  readonly compares: boolean;
  readonly arm: (cell: GroupCell) => Arm;
  /** Why it is undefined where the arm has no trials. */
  readonly withoutTrials: string;
}

/** Favourable decisions among all rows of the group. */
export function favourableArm({ actualFavourable, actualUnfavourable }: GroupCell): Arm {
  const successes = actualFavourable.favourable + actualUnfavourable.favourable;
  return {
    successes,
    trials: successes + actualFavourable.unfavourable + actualUnfavourable.unfavourable,
  };
}

/** Favourable decisions among the rows whose outcome was in fact favourable. */
function deservedArm({ actualFavourable }: GroupCell): Arm {
  const { favourable, unfavourable } = actualFavourable;
  return { successes: favourable, trials: favourable + unfavourable };
}

/**
 * The fairness metrics, each under its definition's name, because peers differ: fairlearn's are
 * max − min (≥ 0, biased upward with the number of groups) and min / max (≤ 1), AIF360's are signed
 * and unprivileged over privileged, as here.
 *
 * - `statistical_parity_difference`, `group_minus_reference`: P(favourable | group) − P(favourable | reference);
 * - `disparate_impact_ratio`, `group_over_reference`: P(favourable | group) / P(favourable | reference);
 * - `equal_opportunity_difference`, `group_minus_reference`: the same difference among the rows whose
 *   outcome was in fact favourable.
 */
export const fairnessMetrics: readonly GroupMetric[] = [
  {
    metric: 'statistical_parity_difference',
    definition: 'group_minus_reference',
    statistic: difference,
    compares: true,
    arm: favourableArm,
    withoutTrials: 'no_rows',
  },
  {
    metric: 'disparate_impact_ratio',
    definition: 'group_over_reference',
    statistic: ratio,
    compares: true,
    arm: favourableArm,
    withoutTrials: 'no_rows',
  },
  {
    metric: 'equal_opportunity_difference',
    definition: 'group_minus_reference',
    statistic: difference,
    compares: true,
    arm: deservedArm,
    withoutTrials: 'no_positives',
  },
];
