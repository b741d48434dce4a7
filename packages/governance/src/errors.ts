import { CodexHubError } from '@codexhub/common-config/kernel';

/** Codes of governance: a closed gate, and input that nothing can be concluded from. */
export const governanceErrorCodes = [
  'GOVERNANCE_GATE_CLOSED',
  'GOVERNANCE_EVIDENCE_INVALID',
  'GOVERNANCE_REPORT_INVALID',
  'GOVERNANCE_GROUPS_INVALID',
  'GOVERNANCE_ENTITY_UNKNOWN',
  'GOVERNANCE_VALUE_INVALID',
  'GOVERNANCE_LENGTHS_UNEQUAL',
  'GOVERNANCE_NO_ROWS',
  'GOVERNANCE_LABELS_INVALID',
  'GOVERNANCE_SCORES_INVALID',
  'GOVERNANCE_WEIGHTS_INVALID',
  'GOVERNANCE_ATTRIBUTE_INVALID',
  'GOVERNANCE_TENSORS_DIFFER',
  'GOVERNANCE_TENSOR_INVALID',
  'GOVERNANCE_OPTION_INVALID',
  'GOVERNANCE_NUMBERS_INVALID',
  'GOVERNANCE_CLASSES_INVALID',
  'GOVERNANCE_GROUP_UNKNOWN',
  'GOVERNANCE_GROUP_THRESHOLDS_NOT_ALLOWED',
  'GOVERNANCE_THRESHOLDS_UNDEFINED',
] as const;

export type GovernanceErrorCode = (typeof governanceErrorCodes)[number];

export class GovernanceError extends CodexHubError<GovernanceErrorCode> {}
