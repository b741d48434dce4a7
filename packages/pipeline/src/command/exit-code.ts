import { CodexHubError } from '@codexhub/common-config/kernel';

/** What a command ends with. */
export const exitCode = { done: 0, fault: 1, wrongUse: 2, refused: 3 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

// Codes by which somebody is told no, rather than that something is wrong.
const REFUSALS: ReadonlySet<string> = new Set([
  'GOVERNANCE_GATE_CLOSED',
  'REGISTRY_GATE_CLOSED',
  'REGISTRY_GATE_MISSING',
  'REGISTRY_DIGEST_MISMATCH',
  'REGISTRY_REVERIFY_MISSING',
  'REGISTRY_REVERIFY_FAILED',
  'REGISTRY_APPROVER_UNKNOWN',
  'REGISTRY_APPROVER_IS_AUTHOR',
  'REGISTRY_SIGNATURE_INVALID',
  'REGISTRY_WAIVER_INVALID',
  'REGISTRY_ALIAS_UNGOVERNED',
  'PIPELINE_WAIVER_REFUSED',
  'PIPELINE_POLICY_DIFFERS',
  'INFERENCE_MODEL_REFUSED',
  'INFERENCE_DIGEST_MISMATCH',
]);

// Faults of the machine or of CodexHUB; every other typed error is about what the user gave.
const FAULTS: ReadonlySet<string> = new Set([
  'KERNEL_VALUE_INVALID',
  'COLUMNS_UNEQUAL',
  'COLUMN_MISSING',
  'COLUMN_KIND',
  'CONFIG_SCHEMA_INVALID',
  'CONFIG_SECRET_UNRESOLVED',
  'TRAINING_SOURCE_UNREACHABLE',
  'TRAINING_OUTPUT_UNWRITABLE',
  'TRAINING_MODEL_MISMATCH',
  'TRAINING_SCORES_INVALID',
  'GOVERNANCE_EVIDENCE_INVALID',
  'GOVERNANCE_REPORT_INVALID',
  'GOVERNANCE_RECORD_MISMATCH',
  'GOVERNANCE_GROUPS_INVALID',
  'GOVERNANCE_VALUE_INVALID',
  'PIPELINE_OUTPUT_UNWRITABLE',
  'REGISTRY_UNWRITABLE',
  'REGISTRY_CORRUPT',
  'REGISTRY_DECISION_OUTDATED',
  'REGISTRY_CLOCK_BEHIND',
  'REGISTRY_TAG_RESERVED',
  'REGISTRY_PARAM_IMMUTABLE',
  'REGISTRY_RUN_FINISHED',
  'INFERENCE_TELEMETRY_ON',
  'INFERENCE_ENGINE_UNAVAILABLE',
  'INFERENCE_MODEL_INVALID',
  'INFERENCE_MODEL_UNAVAILABLE',
  'INFERENCE_MODEL_STALE',
  'INFERENCE_OVERLOADED',
  'INFERENCE_ABORTED',
  'INFERENCE_CLOSED',
  'INFERENCE_RUN_FAILED',
  'INFERENCE_OUTPUT_INVALID',
]);

/** The exit code that an error means. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!CodexHubError.isInstance(error)) return exitCode.fault;
  if (REFUSALS.has(error.code)) return exitCode.refused;
  return FAULTS.has(error.code) ? exitCode.fault : exitCode.wrongUse;
}
