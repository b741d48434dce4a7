import type { Lineage, VersionId } from '@codexhub/registry';
import { PipelineError } from '../errors.ts';
import type { Project } from '../project/load-project.ts';
import { resolveReference } from './model-reference.ts';
import { openProjectRegistry, type VerbOptions } from './open-project-registry.ts';

/** What a version was made from, and who answers for it. */
export interface ModelLineage extends Lineage, VersionId {}

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
  const { name, version } = options.id.startsWith('sha256:')
    ? await versionOfReport(project, options)
    : await resolveReference(registry, options.id);
  return { name, version, ...(await registry.lineage(name, version)) };
}

async function versionOfReport(
  project: Project,
  options: VerbOptions & { readonly id: string },
): Promise<VersionId> {
  const registry = openProjectRegistry(project, options);
  const { name } = project.contract;
  for (const { version } of await registry.listVersions(name)) {
    const tags = await registry.versionTags({ name, version });
    if (tags['codexhub.gate_report'] === options.id) return { name, version };
  }
  throw new PipelineError('PIPELINE_REFERENCE_UNKNOWN', {
    message: `lineage: there must be a version of "${name}" with the gate report ${options.id}; there is none; check the folder given with --out`,
    details: { reference: options.id },
  });
}
