import type { GateDecision } from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';

/**
 * Throws a closed gate.
 *
 * @throws GovernanceError `GOVERNANCE_GATE_CLOSED` with every reason in `details.because`.
 * @example
 * assertOpen({ open: true, because: [], approvedBy: ['Ada'] }); // Returns: undefined
 */
export function assertOpen(decision: GateDecision): void {
  // Only the very value counts: something truthy is not an open gate.
  if (decision.open === true && decision.because.length === 0) return;
  throw new GovernanceError('GOVERNANCE_GATE_CLOSED', {
    message: `gate: must be open; it is closed by ${decision.because.length} reason(s): ${decision.because.map(({ message }) => message).join('; ')}; correct the model or the evidence, or get the approvals that the policy asks for`,
    details: {
      because: decision.because.map(({ code, check, message }) => ({
        code,
        message,
        ...(check === undefined ? {} : { check }),
      })),
    },
  });
}
