import type { CheckRow, GateDecision, GateReport } from '@codexhub/common-config/records';

/**
 * Whether nothing but signatures is wanting: every check opens the gate, or is one that the policy
 * leaves to review, which an approval opens by naming it (`checksToReview`).
 */
export function awaitsOnlyApproval({
  decision,
  report,
}: {
  readonly decision: GateDecision;
  readonly report: GateReport;
}): boolean {
  const reviewed = new Set(checksToReview(report));
  return decision.because.every(
    ({ code, check }) =>
      code === 'approvals_missing' ||
      (code === 'check_closed' && check !== undefined && reviewed.has(check)),
  );
}

/** The ids of the checks that an approval must name, because their data are insufficient. */
export function checksToReview({ checks }: GateReport): readonly string[] {
  return checks.filter(isLeftToReview).map(({ requirement }) => requirement.id);
}

function isLeftToReview({ outcome, requirement }: CheckRow): boolean {
  return outcome === 'insufficient_data' && requirement.onInsufficientData === 'review';
}
