import { CodexHubError } from '@codexhub/common-config/kernel';

/** Codes of governance: a closed gate, and input that nothing can be concluded from. */
export const governanceErrorCodes = [
  'GOVERNANCE_GATE_CLOSED',
  'GOVERNANCE_EVIDENCE_INVALID',
  'GOVERNANCE_REPORT_INVALID',
  'GOVERNANCE_GROUPS_INVALID',
  'GOVERNANCE_ENTITY_UNKNOWN',
  'GOVERNANCE_VALUE_INVALID',
] as const;

export type GovernanceErrorCode = (typeof governanceErrorCodes)[number];

export class GovernanceError extends CodexHubError<GovernanceErrorCode> {}
