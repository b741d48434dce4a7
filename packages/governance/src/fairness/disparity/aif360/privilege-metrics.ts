import type { GroupTensor } from '../../../tensor/tensor.ts';
import { combine, type Estimate } from '../estimate.ts';
import type { FairnessMeasure } from '../fairness-measure.ts';
import { knownGroups } from '../known-groups.ts';
import { requireOption } from '../option.ts';
import { addOutcomes, noOutcomes, type Outcomes, sumOf } from '../outcome-rates.ts';
import { differentialFairness } from './differential-fairness.ts';
import { entropyBetween, entropyOf, variationOf } from './entropy-measures.ts';
import { namedMeasures } from './named-measures.ts';
import { type Comparison, comparisons, difference, quotient } from './side-comparisons.ts';
import { type SideRates, sideEstimates, sideRates } from './side-rates.ts';
import { type GroupCondition, splitSides } from './sides.ts';

export interface PrivilegeOptions {
  /** The groups that are privileged: `[{ sex: 'm' }]`. */
  readonly privileged: readonly GroupCondition[];
  /** All other groups by default. */
  readonly unprivileged?: readonly GroupCondition[];
  /** Attributes whose combinations are the groups; all of the tensor's by default. */
  readonly sensitive?: readonly string[];
  /** Of the generalised entropy indices; 2 by default. */
  readonly alpha?: number;
  /** Rows of the prior of differential fairness, at least 0; 1 by default. */
  readonly concentration?: number;
}

/** Names of `aif360.BinaryLabelDatasetMetric`: of the labels, whatever was decided. */
export type DatasetMetric =
  | 'statistical_parity_difference'
  | 'disparate_impact'
  | 'smoothed_empirical_differential_fairness';

/** Names of `aif360.ClassificationMetric`. */
export type ClassificationMetric =
  | Comparison
  | `${'' | 'between_group_' | 'between_all_groups_'}${Inequality}`
  | 'differential_fairness_bias_amplification';

type Inequality = 'generalized_entropy_index' | 'theil_index' | 'coefficient_of_variation';

/** Unprivileged groups beside privileged ones. */
export interface PrivilegeMetrics {
  /** The attributes whose combinations are the groups. */
  readonly sensitive: readonly string[];
  /** Where the rows went: the others add up to `total`. Unknown ones lack an attribute's value. */
  readonly rows: {
    readonly total: number;
    readonly privileged: number;
    readonly unprivileged: number;
    readonly others: number;
    readonly unknown: number;
  };
  readonly privileged: SideRates;
  readonly unprivileged: SideRates;
  /** Of all rows whose group is known. */
  readonly overall: SideRates;
  readonly dataset: Readonly<Record<DatasetMetric, FairnessMeasure>>;
  readonly classification: Readonly<Record<ClassificationMetric, FairnessMeasure>>;
}

/**
 * AIF360's metrics from the counts alone: signed differences unprivileged − privileged and ratios
 * unprivileged / privileged, inequality of benefits ŷ − y + 1, and differential fairness. Rows whose group
 * is unknown are counted and left out, as AIF360 demands.
 *
 * A rate without rows is undefined and says why (`no_rows`, `no_positives`, `no_negatives`,
 * `no_predicted_positives`, `no_predicted_negatives`, `no_weight`), and so is everything that rests on it;
 * ratios over zero are as `divisor_zero`; entropies as `no_benefit` where all are false negatives, for
 * alpha ≤ 0 as `zero_benefit` where one is; differential fairness as `fewer_than_two_groups`, without prior as
 * `zero_rate`. Weights count everywhere; AIF360 overlooks them in entropies: `compat`.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_OPTION_INVALID`
 * @see Bellamy et al. (2018), AI Fairness 360, arXiv:1810.01943; Speicher et al. (2018),
 * arXiv:1807.00787; Foulds et al. (2018), arXiv:1807.08362; `aif360` 0.6.1.
 * @example
 * const sex = ['f', 'f', 'm', 'm'];
 * const tensor = groupTensor({ yTrue: [1, 0, 1, 0], yPred: [1, 0, 1, 1], sensitive: { sex } });
 * const { classification } = privilegeMetrics(tensor, { privileged: [{ sex: 'm' }] });
 * classification.disparate_impact.value; // Returns: { defined: true, value: 0.5 }
 * classification.statistical_parity_difference.value; // Returns: { defined: true, value: -0.5 }
 */
export function privilegeMetrics(tensor: GroupTensor, options: PrivilegeOptions): PrivilegeMetrics {
  const { alpha = 2, concentration = 1 } = options;
  requireOption(Number.isFinite(alpha), 'alpha', {
    requirement: 'a finite number',
    received: String(alpha),
  });
  requireOption(Number.isFinite(concentration) && concentration >= 0, 'concentration', {
    requirement: 'a finite number of at least 0',
    received: String(concentration),
  });
  const { sensitive, levels } = knownGroups(tensor, options.sensitive);
  const { groups, rows } = levels[0]!;
  const sides = splitSides(groups, sensitive, options);
  const unprivileged = sum(sides.unprivileged);
  const privileged = sum(sides.privileged);
  const overall = sum(groups);
  const prior = { concentration, unit: tensor.weightGrid ? 2 ** tensor.weightGrid.weights : 1 };
  const ofLabels = differentialFairness(groups, 'label', prior);
  const ofDecisions = differentialFairness(groups, 'decision', prior);
  const compared = {
    unprivileged: sideEstimates(unprivileged),
    privileged: sideEstimates(privileged),
  };
  const given = { alpha, concentration };
  return {
    sensitive,
    rows: {
      total: rows.total,
      privileged: sumOf(privileged.counts),
      unprivileged: sumOf(unprivileged.counts),
      others: sumOf(sum(sides.others).counts),
      unknown: rows.unknown,
    },
    privileged: sideRates(privileged, compared.privileged),
    unprivileged: sideRates(unprivileged, compared.unprivileged),
    overall: sideRates(overall, sideEstimates(overall)),
    dataset: namedMeasures(
      'BinaryLabelDatasetMetric',
      {
        statistical_parity_difference: difference(compared, 'base_rate'),
        disparate_impact: quotient(compared, 'base_rate'),
        smoothed_empirical_differential_fairness: ofLabels,
      },
      given,
    ),
    classification: namedMeasures(
      'ClassificationMetric',
      {
        ...comparisons(compared),
        ...inequalities('', alpha, (of) => entropyOf(overall, of)),
        ...inequalities('between_group_', alpha, (of) =>
          entropyBetween([unprivileged, privileged], sides.others, of),
        ),
        ...inequalities('between_all_groups_', alpha, (of) => entropyBetween(groups, [], of)),
        differential_fairness_bias_amplification: combine(
          ofDecisions,
          ofLabels,
          (decisions, labels) => decisions - labels,
        ),
      },
      given,
    ),
  };
}

function inequalities<Prefix extends string>(
  prefix: Prefix,
  alpha: number,
  of: (alpha: number) => Estimate,
): Readonly<Record<`${Prefix}${Inequality}`, Estimate>> {
  return {
    [`${prefix}generalized_entropy_index`]: of(alpha),
    [`${prefix}theil_index`]: of(1),
    [`${prefix}coefficient_of_variation`]: variationOf(of(2)),
  } as Readonly<Record<`${Prefix}${Inequality}`, Estimate>>;
}

function sum(groups: readonly Outcomes[]): Outcomes {
  let all = noOutcomes;
  for (const group of groups) all = addOutcomes(all, group);
  return all;
}
