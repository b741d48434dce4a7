import { columnsErrorCodes } from '@codexhub/common-config/columns';
import { configErrorCodes } from '@codexhub/common-config/config';
import { contractErrorCodes } from '@codexhub/common-config/contract';
import { CodexHubError, kernelErrorCodes } from '@codexhub/common-config/kernel';
import { governanceErrorCodes } from '@codexhub/governance';
import { inferenceErrorCodes } from '@codexhub/inference';
import { registryErrorCodes } from '@codexhub/registry';
import { trainingErrorCodes } from '@codexhub/training';
import { expect, test } from 'vitest';
import { exitCodeOf } from '../../src/command/exit-code.ts';
import { pipelineErrorCodes } from '../../src/errors.ts';

const codes: readonly string[] = [
  ...kernelErrorCodes,
  ...columnsErrorCodes,
  ...contractErrorCodes,
  ...configErrorCodes,
  ...trainingErrorCodes,
  ...governanceErrorCodes,
  ...registryErrorCodes,
  ...inferenceErrorCodes,
  ...pipelineErrorCodes,
];

const ending = (exit: number): string[] =>
  codes.filter((code) => exitCodeOf(new CodexHubError(code, { message: 'm' })) === exit);

// A new code shows up here, so that somebody decides what it means to a script.
test('3: a gate, or the registry, says no', () => {
  expect(ending(3)).toMatchInlineSnapshot(`
    [
      "GOVERNANCE_GATE_CLOSED",
      "REGISTRY_ALIAS_UNGOVERNED",
      "REGISTRY_GATE_MISSING",
      "REGISTRY_DIGEST_MISMATCH",
      "REGISTRY_APPROVER_UNKNOWN",
      "REGISTRY_APPROVER_IS_AUTHOR",
      "REGISTRY_SIGNATURE_INVALID",
      "REGISTRY_WAIVER_INVALID",
      "REGISTRY_REVERIFY_MISSING",
      "REGISTRY_REVERIFY_FAILED",
      "REGISTRY_GATE_CLOSED",
      "INFERENCE_DIGEST_MISMATCH",
      "INFERENCE_MODEL_REFUSED",
      "PIPELINE_WAIVER_REFUSED",
      "PIPELINE_POLICY_DIFFERS",
    ]
  `);
});

test('1: the machine, or CodexHUB itself, is at fault', () => {
  expect(ending(1)).toMatchInlineSnapshot(`
    [
      "KERNEL_VALUE_INVALID",
      "COLUMNS_UNEQUAL",
      "COLUMN_MISSING",
      "COLUMN_KIND",
      "CONFIG_SCHEMA_INVALID",
      "CONFIG_SECRET_UNRESOLVED",
      "TRAINING_SOURCE_UNREACHABLE",
      "TRAINING_OUTPUT_UNWRITABLE",
      "TRAINING_MODEL_MISMATCH",
      "TRAINING_SCORES_INVALID",
      "GOVERNANCE_EVIDENCE_INVALID",
      "GOVERNANCE_REPORT_INVALID",
      "GOVERNANCE_RECORD_MISMATCH",
      "GOVERNANCE_GROUPS_INVALID",
      "GOVERNANCE_VALUE_INVALID",
      "REGISTRY_UNWRITABLE",
      "REGISTRY_CORRUPT",
      "REGISTRY_TAG_RESERVED",
      "REGISTRY_PARAM_IMMUTABLE",
      "REGISTRY_RUN_FINISHED",
      "REGISTRY_DECISION_OUTDATED",
      "REGISTRY_CLOCK_BEHIND",
      "INFERENCE_TELEMETRY_ON",
      "INFERENCE_ENGINE_UNAVAILABLE",
      "INFERENCE_MODEL_INVALID",
      "INFERENCE_MODEL_UNAVAILABLE",
      "INFERENCE_MODEL_STALE",
      "INFERENCE_OVERLOADED",
      "INFERENCE_ABORTED",
      "INFERENCE_CLOSED",
      "INFERENCE_RUN_FAILED",
      "INFERENCE_OUTPUT_INVALID",
      "PIPELINE_OUTPUT_UNWRITABLE",
    ]
  `);
});

test('2: what the user gave is wrong', () => {
  expect(ending(2)).toMatchInlineSnapshot(`
    [
      "KERNEL_KEY_INVALID",
      "CONTRACT_INVALID",
      "CONFIG_INVALID",
      "CONFIG_UNREADABLE",
      "CONFIG_ENVIRONMENT_INVALID",
      "CONFIG_PATH_UNKNOWN",
      "TRAINING_SOURCE_UNREADABLE",
      "TRAINING_SOURCE_REFUSED",
      "TRAINING_SOURCE_INVALID",
      "TRAINING_SOURCE_TOO_LARGE",
      "TRAINING_QUERY_INVALID",
      "TRAINING_PEER_MISSING",
      "TRAINING_DATA_INVALID",
      "TRAINING_OPTION_INVALID",
      "TRAINING_OPTIONS_CONTRADICT",
      "TRAINING_STRATUM_TOO_SMALL",
      "TRAINING_GROUPS_TOO_FEW",
      "TRAINING_MOMENTS_TOO_FEW",
      "TRAINING_SINGLE_CLASS",
      "TRAINING_NO_VARIATION",
      "TRAINING_NOT_CONVERGED",
      "TRAINING_EXPECTATIONS_INVALID",
      "TRAINING_EXPECTATIONS_FAILED",
      "TRAINING_TARGET_UNKNOWN",
      "TRAINING_FEATURES_INVALID",
      "TRAINING_FEATURE_UNDEFINED",
      "GOVERNANCE_GATE_DEAD",
      "GOVERNANCE_ENTITY_UNKNOWN",
      "GOVERNANCE_LENGTHS_UNEQUAL",
      "GOVERNANCE_NO_ROWS",
      "GOVERNANCE_LABELS_INVALID",
      "GOVERNANCE_SCORES_INVALID",
      "GOVERNANCE_WEIGHTS_INVALID",
      "GOVERNANCE_ATTRIBUTE_INVALID",
      "GOVERNANCE_TENSORS_DIFFER",
      "GOVERNANCE_TENSOR_INVALID",
      "GOVERNANCE_OPTION_INVALID",
      "GOVERNANCE_NUMBERS_INVALID",
      "GOVERNANCE_CLASSES_INVALID",
      "GOVERNANCE_GROUP_UNKNOWN",
      "GOVERNANCE_RANKING_INVALID",
      "GOVERNANCE_GROUP_THRESHOLDS_NOT_ALLOWED",
      "GOVERNANCE_THRESHOLDS_UNDEFINED",
      "GOVERNANCE_PROFILE_INVALID",
      "GOVERNANCE_PROFILES_DIFFER",
      "GOVERNANCE_PACK_INVALID",
      "GOVERNANCE_PACK_UNKNOWN",
      "REGISTRY_URI_UNSUPPORTED",
      "REGISTRY_KEY_INVALID",
      "REGISTRY_NAME_INVALID",
      "REGISTRY_VALUE_INVALID",
      "REGISTRY_ARTIFACT_PATH_INVALID",
      "REGISTRY_ARTIFACT_MISSING",
      "REGISTRY_EXPERIMENT_DELETED",
      "REGISTRY_MODEL_MISSING",
      "REGISTRY_VERSION_MISSING",
      "REGISTRY_ALIAS_MISSING",
      "REGISTRY_REPORT_UNKNOWN",
      "INFERENCE_SIGNATURE_MISMATCH",
      "INFERENCE_OPTIONS_INVALID",
      "INFERENCE_INPUT_INVALID",
      "PIPELINE_FILE_UNREADABLE",
      "PIPELINE_JSON_INVALID",
      "PIPELINE_REFERENCE_INVALID",
      "PIPELINE_REFERENCE_UNKNOWN",
    ]
  `);
});

test('an error that is not ours is a fault', () => {
  expect(
    [new Error('x'), 'text', undefined, { code: 'REGISTRY_GATE_CLOSED' }].map(exitCodeOf),
  ).toEqual([1, 1, 1, 1]);
});
