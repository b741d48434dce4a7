import { CodexHubError } from '@codexhub/common-config/kernel';

/** What a command ends with. */
export const exitCode = { done: 0, fault: 1, wrongUse: 2, refused: 3 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

// Codes by which somebody is told no, rather than that something is wrong.
const REFUSALS: ReadonlySet<string> = new Set([
  'REGISTRY_GATE_CLOSED',
  'REGISTRY_REVERIFY_MISSING',
  'REGISTRY_REVERIFY_FAILED',
  'REGISTRY_APPROVER_UNKNOWN',
  'REGISTRY_APPROVER_IS_AUTHOR',
  'REGISTRY_SIGNATURE_INVALID',
  'REGISTRY_ALIAS_UNGOVERNED',
  'INFERENCE_MODEL_REFUSED',
]);

// Faults of the machine or of CodexHUB; every other typed error is about what the user gave.
const FAULTS: ReadonlySet<string> = new Set([
  'PIPELINE_OUTPUT_UNWRITABLE',
  'REGISTRY_UNWRITABLE',
  'REGISTRY_CORRUPT',
  'INFERENCE_TELEMETRY_ON',
  'INFERENCE_ENGINE_UNAVAILABLE',
  'INFERENCE_RUN_FAILED',
]);

/** The exit code that an error means. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!CodexHubError.isInstance(error)) return exitCode.fault;
  if (REFUSALS.has(error.code)) return exitCode.refused;
  return FAULTS.has(error.code) ? exitCode.fault : exitCode.wrongUse;
}
