import { CodexHubError } from '@codexhub/common-config/kernel';

/** Codes of the registry: what a store, a name, a gate or an approval can be refused for. */
export const registryErrorCodes = [
  'REGISTRY_URI_UNSUPPORTED',
  'REGISTRY_UNWRITABLE',
  'REGISTRY_CORRUPT',
  'REGISTRY_KEY_INVALID',
  'REGISTRY_NAME_INVALID',
  'REGISTRY_VALUE_INVALID',
  'REGISTRY_TAG_RESERVED',
  'REGISTRY_ARTIFACT_PATH_INVALID',
  'REGISTRY_ARTIFACT_MISSING',
  'REGISTRY_PARAM_IMMUTABLE',
  'REGISTRY_RUN_FINISHED',
  'REGISTRY_EXPERIMENT_DELETED',
  'REGISTRY_MODEL_MISSING',
  'REGISTRY_VERSION_MISSING',
  'REGISTRY_ALIAS_MISSING',
  'REGISTRY_ALIAS_UNGOVERNED',
  'REGISTRY_GATE_MISSING',
  'REGISTRY_DIGEST_MISMATCH',
  'REGISTRY_REPORT_UNKNOWN',
  'REGISTRY_APPROVER_UNKNOWN',
  'REGISTRY_APPROVER_IS_AUTHOR',
  'REGISTRY_SIGNATURE_INVALID',
  'REGISTRY_WAIVER_INVALID',
  'REGISTRY_DECISION_OUTDATED',
  'REGISTRY_CLOCK_BEHIND',
  'REGISTRY_REVERIFY_MISSING',
  'REGISTRY_REVERIFY_FAILED',
  'REGISTRY_GATE_CLOSED',
] as const;

export type RegistryErrorCode = (typeof registryErrorCodes)[number];

/** What the registry throws; `details` name models, versions, files and digests. */
export class RegistryError extends CodexHubError<RegistryErrorCode> {}
