import { type GateReport, type Outcome, outcomes } from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';
import { closestName } from '../internal/closest-name.ts';
import { readReport } from '../surfaces/read-report.ts';
import type { MatcherAnswer } from './to-pass-gate.ts';

/**
 * Whether a check of a report has an outcome, decided anew from its numbers.
 *
 * A check that the report does not have, a word that is no outcome, and a row that says other than
 * its numbers throw, with `not` too: a test about nothing must not be green.
 *
 * @throws GovernanceError `GOVERNANCE_REPORT_INVALID`
 * @example
 * expect(report).toHaveOutcome('fairness.disparate_impact_ratio.sex', 'insufficient_data');
 */
export function toHaveOutcome(
  received: GateReport,
  checkId: string,
  outcome: Outcome,
): MatcherAnswer {
  const { name, checks } = readReport(received);
  const ids = received.checks.map(({ requirement }) => requirement.id);
  const check = checks[ids.indexOf(checkId)];
  if (!check) {
    const near = closestName(checkId, ids);
    throw invalid(
      `must name a check of the report; received "${checkId}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    );
  }
  if (!outcomes.includes(outcome)) {
    throw invalid(`must name an outcome (${outcomes.join(', ')}); received "${String(outcome)}"`);
  }
  if (check.faults.length > 0) {
    throw invalid(
      `must be asked of a sound report; ${check.faults.join('; ')}; evaluate the gate again`,
    );
  }
  const pass = check.row.outcome === outcome;
  return {
    pass,
    message: () =>
      `expected ${checkId} of ${name} ${pass ? 'not ' : ''}to have the outcome ${outcome}:\n  ${check.line}`,
  };
}

function invalid(why: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_REPORT_INVALID', {
    message: `toHaveOutcome: ${why}`,
    details: {},
  });
}
