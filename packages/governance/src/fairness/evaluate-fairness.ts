import type {
  Accounting,
  GateReport,
  GroupCounts,
  Observation,
  Policy,
  Requirement,
} from '@codexhub/common-config/records';
import { accountRows } from './account-rows.ts';
import { chooseReference } from './choose-reference.ts';
import { fairnessMetrics, type GroupMetric } from './group-metric.ts';
import type { AttributeTally } from './group-tally.ts';
import { observeGroups } from './observe-groups.ts';
import { rowsToConclude } from './rows-to-conclude.ts';
import { type FindTally, tallyEvidence } from './tally-evidence.ts';

/** What {@link evaluateFairness} judges. */
export interface FairnessToEvaluate {
  /** Per attribute, estimand and repeat. */
  readonly counts: readonly GroupCounts[];
  readonly policy: Policy;
  /** How many candidates were judged on the same rows. */
  readonly candidates: number;
}

/** What fairness has to say, before any verdict. */
export interface FairnessEvaluation {
  /** The policy's fairness checks in its order; none observed where the attribute was not counted. */
  readonly checks: readonly {
    readonly requirement: Requirement;
    readonly observations: readonly Observation[];
  }[];
  /** Fairness metrics that the policy asks nothing of. */
  readonly observations: GateReport['observations'];
  /** Per attribute and estimand; groups and unknown rows add up to the total. */
  readonly accounting: readonly Accounting[];
}

/**
 * The fairness metrics of a policy on counts: a comparison for each group with its reference, with
 * interval, n, and what the served model itself shows beside a value of the procedure.
 *
 * Differences take Newcombe's interval, ratios Koopman's, on the counts averaged over the repeats of
 * a cross-fitting and widened by its split-to-split error. Undefined values keep their reason:
 * `group_below_minimum`, `fewer_than_two_groups`, `no_positives`, `no_selection`, `unknown_group`,
 * `reference_absent`, `reference_below_minimum`, `too_large_to_exclude`; counts that contradict
 * themselves (`rows_unaccounted`, `measured_twice`, `repeats_differ`) conclude nothing.
 *
 * @example
 * evaluateFairness({ counts: [], policy, candidates: 1 }).accounting; // Returns: []
 */
export function evaluateFairness(options: FairnessToEvaluate): FairnessEvaluation {
  const { policy, candidates } = options;
  const { tallies, find } = tallyEvidence(options.counts, policy);
  const required = policy.checks.filter(({ kind }) => kind === 'fairness');
  return {
    checks: required.map((requirement) => ({
      requirement,
      observations: observeRequirement(requirement, find, candidates),
    })),
    observations: tallies.flatMap((tally) =>
      fairnessMetrics
        .filter((metric) => !required.some((check) => uses(check, metric, tally)))
        .flatMap((metric) => freeObservations(metric, tally, levelOf(policy))),
    ),
    accounting: tallies.map((tally) => accountRows(tally, levelOf(policy))),
  };
}

/** The level of figures that no requirement asks for: that of the first fairness check, or .95. */
function levelOf(policy: Policy): number {
  return policy.checks.find(({ kind }) => kind === 'fairness')?.level ?? 0.95;
}

function observeRequirement(
  requirement: Requirement,
  find: FindTally,
  candidates: number,
): readonly Observation[] {
  const { attribute, estimand, level } = requirement;
  const tally = attribute === undefined ? undefined : find(attribute, estimand);
  const metric = fairnessMetrics.find(
    (known) => known.metric === requirement.metric && known.definition === requirement.definition,
  );
  if (!tally || !metric) return [];
  return observeGroups({
    metric,
    tally,
    reference: chooseReference(tally),
    beside: estimand === 'procedure' ? find(tally.attribute, 'model') : undefined,
    level,
    candidates,
  }).map((observed) => rowsToConclude(requirement, observed, tally.total));
}

/** Whether a check shows this metric of this tally, as its value or beside it. */
function uses(check: Requirement, { metric }: GroupMetric, tally: AttributeTally): boolean {
  return (
    check.metric === metric &&
    check.attribute === tally.attribute &&
    (check.estimand === tally.estimand || tally.estimand === 'model')
  );
}

function freeObservations(
  metric: GroupMetric,
  tally: AttributeTally,
  level: number,
): GateReport['observations'] {
  const reference = chooseReference(tally);
  return observeGroups({ metric, tally, reference, level, candidates: 1 }).map(
    ({ observation: { group, value, interval, n, spread } }) => ({
      metric: metric.metric,
      definition: metric.definition,
      estimand: tally.estimand,
      value,
      ...(interval ? { interval } : {}),
      n,
      ...(spread ? { spread } : {}),
      attribute: tally.attribute,
      ...(group === null ? {} : { group }),
    }),
  );
}
