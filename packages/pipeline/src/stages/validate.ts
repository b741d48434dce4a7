import { join } from 'node:path';
import { type Clock, canonicalJson, digest } from '@codexhub/common-config/kernel';
import type { ExpectationFindings } from '@codexhub/common-config/records';
import {
  assertValid,
  compileExpectations,
  type DataProfile,
  type Dataset,
  inWords,
  profileDataset,
  type ValidationReport,
  validateDataset,
} from '@codexhub/training';
import type { Project } from '../project/load-project.ts';
import { writeWhole } from '../project/output-folder.ts';

/** What was found of the data before anything was made of them. */
export interface DataFindings {
  readonly profile: DataProfile;
  /** Absent where nothing is expected beyond the contract, which every cell fits already. */
  readonly validation?: ValidationReport | undefined;
}

/** Profiles the data, and asks what is expected of them. */
export function findingsOf(
  { config, contract }: Project,
  dataset: Dataset,
  clock: Clock,
): DataFindings {
  const profile = profileDataset(dataset, { contract });
  if (config.expectations.length === 0) return { profile };
  // The columns are named against the contract; that its own checks hold, loading has made sure.
  const plan = compileExpectations(config.expectations);
  const { protectedAttributes, metadata } = contract;
  const personal = [...Object.keys(protectedAttributes), ...Object.keys(metadata)];
  return { profile, validation: validateDataset(dataset, plan, { clock, personal }) };
}

/** Writes what was found of the data beside the reports. @throws PipelineError `PIPELINE_OUTPUT_UNWRITABLE` */
export async function writeFindings(
  out: string,
  { profile, validation }: DataFindings,
): Promise<void> {
  await writeWhole(join(out, 'reports', 'data-profile.json'), canonicalJson(profile));
  if (!validation) return;
  await writeWhole(join(out, 'reports', 'validation.json'), canonicalJson(validation));
}

/**
 * Refuses data that are not as expected; whoever is refused finds the report.
 * @throws TrainingError `TRAINING_EXPECTATIONS_FAILED`; PipelineError `PIPELINE_OUTPUT_UNWRITABLE`
 */
export async function requireExpected(out: string, findings: DataFindings): Promise<void> {
  if (!findings.validation) return;
  try {
    assertValid(findings.validation);
  } catch (error) {
    await writeFindings(out, findings);
    throw error;
  }
}

/** What evidence says of the expectations. */
export function expectationFindings(validation: ValidationReport | undefined): {
  readonly expectations?: ExpectationFindings;
} {
  if (!validation) return {};
  const { evaluated, successful } = validation.statistics;
  const warnings = validation.results.filter(({ success }) => !success).map(inWords);
  return { expectations: { report: digest(validation), evaluated, successful, warnings } };
}
