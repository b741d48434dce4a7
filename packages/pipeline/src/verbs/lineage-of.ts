import { systemClock } from '@codexhub/common-config/kernel';
import { approvalProblem } from '@codexhub/common-config/records';
import type { Lineage, Registry, VersionId } from '@codexhub/registry';
import { PipelineError } from '../errors.ts';
import type { Project } from '../project/load-project.ts';
import { resolveReference } from './model-reference.ts';
import { openProjectRegistry, type VerbOptions } from './open-project-registry.ts';

/** Somebody whose approval is stored with a version. */
export interface LineageApproval {
  readonly approver: string;
  readonly at: string;
  /** Whether the policy trusts the key, the signature holds, and the approver is not the author. */
  readonly trusted: boolean;
}

/** What a version was made from, and who answers for it. */
export interface ModelLineage extends Omit<Lineage, 'approvals'>, VersionId {
  readonly approvals: readonly LineageApproval[];
}

/**
 * Leads back from `MODEL@VERSION`, `MODEL@ALIAS` or the digest of a gate report (which every
 * prediction names) to code, data, config and approvers.
 *
 * @throws PipelineError `PIPELINE_REFERENCE_INVALID`, `PIPELINE_REFERENCE_UNKNOWN`; RegistryError
 * where the model, version or alias is not there.
 */
export async function lineageOf(
  project: Project,
  options: VerbOptions & { readonly id: string },
): Promise<ModelLineage> {
  const registry = openProjectRegistry(project, options);
  const now = (options.clock ?? systemClock).now();
  const id = options.id.startsWith('sha256:')
    ? await versionOfReport(project, registry, options.id)
    : await resolveReference(registry, options.id);
  const lineage = await registry.lineage(id.name, id.version);
  return {
    ...lineage,
    ...id,
    approvals: await approvalsOf(project, registry, id, { ...lineage, now }),
  };
}

// A stored approval is a claim: anybody who can write the folder can write one.
async function approvalsOf(
  { policy }: Project,
  registry: Registry,
  id: VersionId,
  { report, author, now }: Pick<Lineage, 'report' | 'author'> & { readonly now: Date },
): Promise<readonly LineageApproval[]> {
  const stored = await registry.approvalsOf(id);
  return stored
    .filter((approval) => approval.report === report)
    .map((approval) => ({
      approver: approval.approver,
      at: approval.at,
      trusted: approvalProblem(approval, { report, author, policy, now }) === undefined,
    }));
}

async function versionOfReport(
  project: Project,
  registry: Registry,
  report: string,
): Promise<VersionId> {
  const { name } = project.contract;
  for (const { version } of await registry.listVersions(name)) {
    const tags = await registry.versionTags({ name, version });
    if (tags['codexhub.gate_report'] === report) return { name, version };
  }
  throw new PipelineError('PIPELINE_REFERENCE_UNKNOWN', {
    message: `lineage: there must be a version of "${name}" with the gate report ${report}; there is none; check the folder given with --out`,
    details: { reference: report },
  });
}
