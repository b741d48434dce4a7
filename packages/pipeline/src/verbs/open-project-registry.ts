import type { Clock } from '@codexhub/common-config/kernel';
import type { Policy } from '@codexhub/common-config/records';
import { reverify } from '@codexhub/governance';
import { openRegistry, type Registry, type Reverify } from '@codexhub/registry';
import type { Project } from '../project/load-project.ts';
import { outputFolder, registryUri } from '../project/output-folder.ts';

/** Which results a verb works on. */
export interface VerbOptions {
  readonly out?: string | undefined;
  readonly clock?: Clock;
}

/** The registry that a project's results lie in. */
export function openProjectRegistry(project: Project, { out, clock }: VerbOptions = {}): Registry {
  const folder = outputFolder(project.contract.name, out);
  return openRegistry(registryUri(project.config.registry.uri, folder), clock ? { clock } : {});
}

/** Governance's own word on a stored report: always asked before an alias moves or is served. */
export function reverifyUnder(policy: Policy): Reverify {
  return (report, evidence) => reverify(report, evidence, policy);
}
