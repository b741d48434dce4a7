import type { Evidence, GateReport, Policy } from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';
import { evaluateGate } from '../gates/evaluate-gate.ts';
import { readReport } from '../surfaces/read-report.ts';

/** What a matcher of vitest answers. */
export interface MatcherAnswer {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * Whether every check of a report passes or warns: a check that fails, has too few data, or was not
 * measured keeps it from passing, enforced or not, as it does for a protected alias. Approvals and
 * waivers play no part. Of an evidence the report is made first, and that needs the policy.
 *
 * Asked with `not`, a report passes the test for whatever keeps it closed; what is no report and no
 * evidence throws either way.
 *
 * @throws GovernanceError `GOVERNANCE_REPORT_INVALID`, `GOVERNANCE_EVIDENCE_INVALID`
 * @example
 * expect(evidence).toPassGate(policy);
 */
export function toPassGate(received: GateReport | Evidence, policy?: Policy): MatcherAnswer {
  const { name, checks, faults, notices, passes } = readReport(reportOf(received, policy), policy);
  const closed = checks.filter((check) => !check.passes);
  const lines = [
    ...closed.map((check) => [check.line, ...check.faults].join('; ')),
    ...faults.map(({ message }) => message),
    ...notices,
  ];
  return {
    pass: passes,
    message: () =>
      passes
        ? `expected ${name} not to pass its gate; all ${checks.length} checks pass`
        : [`expected ${name} to pass its gate; it is kept closed by`, ...lines].join('\n  '),
  };
}

function reportOf(received: GateReport | Evidence, policy: Policy | undefined): GateReport {
  const isEvidence =
    typeof received === 'object' && received !== null && 'measurements' in received;
  if (!isEvidence) return received as GateReport;
  if (policy !== undefined) return evaluateGate(received, policy);
  throw new GovernanceError('GOVERNANCE_EVIDENCE_INVALID', {
    message:
      'toPassGate: of an evidence needs the policy; received none; write expect(evidence).toPassGate(policy)',
    details: {},
  });
}
