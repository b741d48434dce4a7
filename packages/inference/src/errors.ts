import { CodexHubError } from '@codexhub/common-config/kernel';

/** Codes of inference: what keeps a model from being loaded, and a row from being scored. */
export const inferenceErrorCodes = [
  'INFERENCE_TELEMETRY_ON',
  'INFERENCE_ENGINE_UNAVAILABLE',
  'INFERENCE_MODEL_INVALID',
  'INFERENCE_SIGNATURE_MISMATCH',
  'INFERENCE_DIGEST_MISMATCH',
  'INFERENCE_MODEL_UNAVAILABLE',
  'INFERENCE_MODEL_REFUSED',
  'INFERENCE_MODEL_STALE',
  'INFERENCE_OPTIONS_INVALID',
  'INFERENCE_INPUT_INVALID',
  'INFERENCE_OVERLOADED',
  'INFERENCE_ABORTED',
  'INFERENCE_CLOSED',
  'INFERENCE_RUN_FAILED',
  'INFERENCE_OUTPUT_INVALID',
] as const;

export type InferenceErrorCode = (typeof inferenceErrorCodes)[number];

/** The error of this package; `code` is one of `inferenceErrorCodes`. */
export class InferenceError extends CodexHubError<InferenceErrorCode> {}
