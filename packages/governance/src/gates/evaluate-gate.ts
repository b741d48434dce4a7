import { deepFreeze, digest } from '@codexhub/common-config/kernel';
import {
  decideCheck,
  type Evidence,
  type GateReport,
  type Observation,
  type Policy,
  type Requirement,
} from '@codexhub/common-config/records';
import { evaluateFairness } from './judging/evaluate-fairness.ts';
import { tallyEvidence } from './judging/tally-evidence.ts';
import { adjustForAll } from './observe/adjust-for-all.ts';
import { constantDecisions } from './observe/constant-decisions.ts';
import { normaliseEvidence } from './observe/normalise-evidence.ts';
import { observeChange } from './observe/observe-change.ts';
import { observeDrift } from './observe/observe-drift.ts';
import { isShownBy, observeMetric } from './observe/observe-metric.ts';
import { observeSlice } from './observe/observe-slice.ts';
import { observeStanding } from './observe/observe-standing.ts';
import { withinControls } from './observe/within-controls.ts';

/**
 * What a policy says of an evidence. Pure: no clock, no chain, no waiver; the same evidence and
 * policy give the same report and so the same digest. A failed gate is data: it throws for no verdict.
 *
 * Every check of the policy gets a row. Where nothing was measured the row has no comparison and is
 * `not_measured`; a NaN, an infinity or a text counts as not measured, with that reason. What was
 * measured without being asked for is listed under `observations`, never as a pass.
 *
 * @throws GovernanceError `GOVERNANCE_EVIDENCE_INVALID` where the evidence is no evidence record.
 * @example
 * evaluateGate(evidence, policy).checks.every(({ outcome }) => outcome === 'pass'); // Returns: false
 */
export function evaluateGate(evidence: Evidence, policy: Policy): GateReport {
  const measured = normaliseEvidence(evidence);
  const { candidates, groups, measurements, rows, subject } = measured;
  const fairness = evaluateFairness(groups, policy, { candidates, rows });
  const { find } = tallyEvidence(groups, policy, rows);
  const observe = (requirement: Requirement): readonly Observation[] => {
    switch (requirement.kind) {
      case 'metric':
        if (requirement.change !== undefined) return observeChange(requirement, measured);
        return requirement.attribute === undefined
          ? observeMetric(requirement, measured)
          : observeSlice(requirement, find, candidates);
      case 'fairness':
        return (
          fairness.checks.find((check) => check.requirement === requirement)?.observations ?? []
        );
      case 'drift':
        return observeDrift(requirement, measured);
      default:
        return observeStanding(requirement, measured, policy);
    }
  };
  const observed = adjustForAll(policy.checks.map((requirement) => observe(requirement)));
  const checks = policy.checks.map((requirement, at) => decideCheck(requirement, observed[at]!));
  const report: GateReport = {
    schemaVersion: 2,
    type: 'codexhub.gate-report',
    subject,
    policy: digest(policy),
    evidence: digest(measured),
    candidates,
    multiplicity: {
      checks: checks.length,
      comparisons: observed.reduce((sum, observations) => sum + observations.length, 0),
      candidates,
      pass: 'each_at_its_level',
      fail: 'simultaneous_over_groups',
      adjustedP: 'holm',
      ofCandidates: 'shown_not_decided',
    },
    checks,
    observations: [
      ...measurements.filter((one) => !policy.checks.some((check) => isShownBy(check, one))),
      ...fairness.observations,
      ...constantDecisions(fairness.accounting),
      ...withinControls(groups, policy, find),
    ],
    accounting: fairness.accounting,
  };
  // A copy: freezing the caller's own evidence would be a side effect.
  return deepFreeze(structuredClone(report)) as GateReport;
}
