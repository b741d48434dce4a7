import { takeRows } from '@codexhub/common-config/columns';
import type { DriftEvidence } from '@codexhub/common-config/records';
import { driftProfile } from '@codexhub/governance/drift';
import type { Dataset, Splits } from '@codexhub/training';
import type { Project } from '../project/load-project.ts';

/** Whether some check of the policy asks how far the test rows lie from the training rows. */
export function asksForDrift({ policy }: Project): boolean {
  return policy.checks.some(({ kind }) => kind === 'drift');
}

/** Profiles the inputs of the test rows in the bins of the training rows. */
export function measureDrift(
  { contract }: Project,
  { table }: Dataset,
  splits: Splits,
): DriftEvidence {
  const reference = driftProfile(takeRows(table, splits.train), { fields: contract.features });
  return { reference, current: driftProfile(takeRows(table, splits.test), { reference }) };
}
