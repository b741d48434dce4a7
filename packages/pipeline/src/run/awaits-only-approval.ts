import type { GateDecision } from '@codexhub/common-config/records';

/** Whether every check opens the gate, so that nothing but signatures is wanting. */
export function awaitsOnlyApproval(decision: GateDecision): boolean {
  return decision.because.every(({ code }) => code === 'approvals_missing');
}
