import { CodexHubError } from '@codexhub/common-config/kernel';

/** Codes of the pipeline: what the shell round the packages cannot read, write or find. */
export const pipelineErrorCodes = [
  'PIPELINE_FILE_UNREADABLE',
  'PIPELINE_OUTPUT_UNWRITABLE',
  'PIPELINE_JSON_INVALID',
  'PIPELINE_REFERENCE_INVALID',
  'PIPELINE_REFERENCE_UNKNOWN',
  'PIPELINE_WAIVER_REFUSED',
  'PIPELINE_POLICY_DIFFERS',
] as const;

export type PipelineErrorCode = (typeof pipelineErrorCodes)[number];

export class PipelineError extends CodexHubError<PipelineErrorCode> {}
