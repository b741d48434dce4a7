import type {
  Accounting,
  Evidence,
  GateReport,
  GroupCounts,
  GroupTensor,
  Observation,
  Policy,
  Requirement,
} from '@codexhub/common-config/records';
import { requireTensor } from '../../tensor/require-tensor.ts';
import { accountRows } from './account-rows.ts';
import { chooseReference } from './choose-reference.ts';
import { conclude } from './conclude.ts';
import { customaryMetrics, fairnessMetrics, type GroupMetric } from './group-metric.ts';
import type { AttributeTally } from './group-tally.ts';
import { observeGroups } from './observe-groups.ts';
import { type FindTally, tallyEvidence } from './tally-evidence.ts';

/** What {@link evaluateFairness} may be told beside the policy. */
export interface FairnessOptions {
  /** How many candidates were judged on the same rows; 1 by default. */
  readonly candidates?: number;
  /** How many rows must have been counted, as an evidence says; where absent, nobody says it. */
  readonly rows?: Evidence['rows'] | undefined;
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
 * interval, the interval that holds for all groups at once, p, n, and what the served model itself shows
 * beside a value of the procedure. A tensor by itself is taken for the decisions of the model.
 *
 * Differences take Newcombe's interval, ratios Koopman's, on the counts averaged over the repeats of
 * a cross-fitting and widened by its split-to-split error; weighted rows count as their effective n.
 * Undefined values keep their reason: `group_below_minimum`, `fewer_than_two_groups`, `no_positives`,
 * `no_selection`, `no_weight`, `unknown_group`, `reference_absent`, `reference_below_minimum`,
 * `too_large_to_exclude`; counts that contradict themselves (`measured_twice`, `repeats_differ`,
 * `rows_missing`) conclude nothing.
 *
 * @throws GovernanceError `GOVERNANCE_TENSOR_INVALID` where a tensor does not add up.
 * @example
 * evaluateFairness(tensor, policy).accounting[0]?.groups.map(({ n }) => n); // Returns: [500, 500]
 */
export function evaluateFairness(
  counted: GroupTensor | readonly GroupCounts[],
  policy: Policy,
  { candidates = 1, rows }: FairnessOptions = {},
): FairnessEvaluation {
  const counts = 'cells' in counted ? [ofModel(counted)] : counted;
  for (const { tensor } of counts) requireTensor(tensor);
  const { tallies, find } = tallyEvidence(counts, policy, rows);
  const required = policy.checks.filter(({ kind }) => kind === 'fairness');
  return {
    checks: required.map((requirement) => ({
      requirement,
      observations: observeRequirement(requirement, find, candidates),
    })),
    observations: tallies.flatMap((tally) =>
      customaryMetrics
        .filter((metric) => !required.some((check) => uses(check, metric, tally)))
        .flatMap((metric) => freeObservations(metric, tally, levelOf(policy))),
    ),
    accounting: tallies.map((tally) => accountRows(tally, levelOf(policy))),
  };
}

function ofModel(tensor: GroupTensor): GroupCounts {
  return { estimand: 'model', repeat: 0, tensor };
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
  const { attribute, estimand, level, direction } = requirement;
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
    direction,
    candidates,
  }).map((observed) => conclude(requirement, observed, tally.total));
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
