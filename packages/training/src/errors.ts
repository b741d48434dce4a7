import { CodexHubError } from '@codexhub/common-config/kernel';

/** Codes of training; each is explained in `docs/reference/errors.md`. */
export const trainingErrorCodes = [
  'TRAINING_SOURCE_UNREADABLE',
  'TRAINING_DATA_INVALID',
  'TRAINING_OPTION_INVALID',
  'TRAINING_OPTIONS_CONTRADICT',
  'TRAINING_STRATUM_TOO_SMALL',
  'TRAINING_GROUPS_TOO_FEW',
  'TRAINING_MOMENTS_TOO_FEW',
  'TRAINING_SINGLE_CLASS',
  'TRAINING_NO_VARIATION',
  'TRAINING_NOT_CONVERGED',
  'TRAINING_MODEL_MISMATCH',
  'TRAINING_SCORES_INVALID',
  'TRAINING_EXPECTATIONS_INVALID',
  'TRAINING_EXPECTATIONS_FAILED',
  'TRAINING_FEATURES_INVALID',
  'TRAINING_FEATURE_UNDEFINED',
] as const;

export type TrainingErrorCode = (typeof trainingErrorCodes)[number];

export class TrainingError extends CodexHubError<TrainingErrorCode> {}
