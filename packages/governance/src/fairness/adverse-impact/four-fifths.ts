import { requireTensor } from '../../tensor/require-tensor.ts';
import type { GroupTensor } from '../../tensor/tensor.ts';
import { FOUR_FIFTHS, type RuleVerdicts, verdictsOfAll } from './deciding-rules.ts';
import { compareGroups, type GroupImpact, selectionRate } from './group-impact.ts';
import { highestRate } from './highest-rate.ts';
import { invalidOption, requireLevel, requireShare } from './impact-options.ts';
import { type GroupSelection, type Selection, selectionCounts } from './selection-counts.ts';

export interface FourFifthsOptions {
  /** An attribute of the tensor; of several, their intersections are the groups. */
  readonly attribute: string | readonly string[];
  /** Whom others are compared with: the highest rate, as by default, or the group of these values. */
  readonly reference?: 'highest' | readonly string[];
  /** Of every interval, and 1 − level for significance; 0.95 by default. */
  readonly level?: number;
  /** Groups below this share of the known persons are listed, not compared; 0 by default. */
  readonly excludeBelowShare?: number;
}

/** Where each number of {@link FourFifths} is defined. */
export const fourFifthsDefinitions = {
  rate: 'fairlearn.metrics.selection_rate',
  interval: 'statsmodels.stats.proportion.proportion_confint(method="wilson")',
  impactRatio: 'us.29_cfr_1607.4_d.impact_ratio',
  koopman:
    'statsmodels.stats.proportion.confint_proportions_2indep(compare="ratio", method="score", correction=False)',
  katz: 'scipy.stats.contingency.relative_risk',
  rateDifference: 'aif360.ClassificationMetric.statistical_parity_difference',
  fisher: 'scipy.stats.fisher_exact',
  holm: 'statsmodels.stats.multitest.multipletests(method="holm")',
  pooledZ: 'statsmodels.stats.proportion.proportions_ztest',
  shortfall: 'codexhub.expected_minus_actual_selections',
  flip: 'codexhub.persons_to_cross_four_fifths',
} as const;

/** Impact ratios, what they rest on, and what each rule makes of them. */
export interface FourFifths {
  readonly definitions: typeof fourFifthsDefinitions;
  readonly attributes: readonly string[];
  readonly limit: number;
  readonly level: number;
  /** `null` where there is no group to be one. */
  readonly reference: {
    readonly group: readonly string[] | null;
    readonly chosen: 'highest_rate' | 'named';
  };
  readonly groups: readonly GroupImpact[];
  readonly unknown: Selection;
  /** `judged` (the reference among them), `excluded` and `unknown` add up to `total`. */
  readonly persons: {
    readonly total: number;
    readonly judged: number;
    readonly excluded: number;
    readonly unknown: number;
  };
  /** `not_used` where the tensor has weights: these rules count persons. */
  readonly weights: 'none' | 'not_used';
  /** Over all groups that are compared. */
  readonly verdicts: RuleVerdicts;
}

/**
 * The four-fifths rule of 29 CFR 1607.4(D) with what it stands or falls with: the rate of each group over
 * that of the reference, with intervals; Fisher's and the pooled z test, Holm-adjusted; the shortfall in
 * persons; how few persons would move the ratio across .8; and the verdicts of several rules side by side.
 *
 * Persons are counted, never weights. A ratio is undefined as `no_selection` where nobody is selected.
 * An excluded or unknown person is counted beside the others. It states numbers, no finding of law.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`; `GOVERNANCE_OPTION_INVALID` for a level, a share,
 * or a reference that the tensor does not have; `GOVERNANCE_TENSOR_INVALID`.
 * @example
 * const decisions = [...Array(48).fill(1), ...Array(32).fill(0), ...Array(12).fill(1), ...Array(28).fill(0)];
 * const tensor = groupTensor({
 *   yTrue: decisions, yPred: decisions, sensitive: { sex: [...Array(80).fill('m'), ...Array(40).fill('f')] },
 * });
 * const { groups, verdicts } = fourFifths(tensor, { attribute: 'sex' });
 * groups[0].impactRatio.value; // Returns: { defined: true, value: 0.5 }
 * verdicts.four_fifths_and_significant; // Returns: { verdict: 'indicated' }
 * verdicts.katz_interval; // Returns: { verdict: 'undecided', reason: 'interval_straddles' }
 */
export function fourFifths(tensor: GroupTensor, options: FourFifthsOptions): FourFifths {
  requireTensor(tensor);
  const level = requireLevel(options.level ?? 0.95);
  const least = requireShare('excludeBelowShare', options.excludeBelowShare ?? 0, 1);
  const { attributes, groups, unknown } = selectionCounts(tensor, options.attribute);
  const named = namedReference(groups, options.reference ?? 'highest');
  const judged = groups.filter((one) => one.share >= least || one === named);
  const reference = named ?? highestRate(judged);
  const compared = judged.filter((one) => one !== reference);
  const comparisons = reference ? compareGroups(compared, reference, level) : [];
  const comparisonOf = new Map(compared.map((one, at) => [one, comparisons[at]!]));
  const judgedPersons = judged.reduce((sum, { n }) => sum + n, 0);
  return {
    definitions: fourFifthsDefinitions,
    attributes,
    limit: FOUR_FIFTHS,
    level,
    reference: {
      group: reference?.group ?? null,
      chosen: named ? 'named' : 'highest_rate',
    },
    groups: groups.map((one) => {
      const comparison = comparisonOf.get(one);
      const known = { ...one, ...selectionRate(one, level) };
      if (comparison) return { ...known, role: 'compared', ...comparison };
      return { ...known, role: one === reference ? 'reference' : 'excluded' };
    }),
    unknown,
    persons: {
      total: tensor.rows,
      judged: judgedPersons,
      excluded: tensor.rows - judgedPersons - unknown.n,
      unknown: unknown.n,
    },
    weights: tensor.weightGrid ? 'not_used' : 'none',
    verdicts: verdictsOfAll(comparisons.map(({ verdicts }) => verdicts)),
  };
}

/** A named reference is one whatever its share. */
function namedReference(
  groups: readonly GroupSelection[],
  reference: 'highest' | readonly string[],
): GroupSelection | undefined {
  if (reference === 'highest') return undefined;
  const key = JSON.stringify(reference);
  const found = groups.find(({ group }) => JSON.stringify(group) === key);
  if (found) return found;
  throw invalidOption(
    'reference',
    '"highest", or the values of a group that the tensor has, one for each attribute',
    Array.isArray(reference) ? `${reference.length} values of no such group` : reference,
    'take one of its groups, such as ["m"]',
  );
}
