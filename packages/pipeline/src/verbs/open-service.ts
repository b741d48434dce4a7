import type { ModelContract } from '@codexhub/common-config/contract';
import { createLogger } from '@codexhub/common-config/kernel';
import { createRedactor } from '@codexhub/governance';
import { createInferenceService, type InferenceService } from '@codexhub/inference';
import { governedSource } from '@codexhub/registry';
import type { Project } from '../project/load-project.ts';
import { openProjectRegistry, reverifyUnder, type VerbOptions } from './open-project-registry.ts';

// The codes by which the registry says that a gate is closed, and not that it cannot be asked.
const REFUSALS = [
  'REGISTRY_GATE_CLOSED',
  'REGISTRY_GATE_MISSING',
  'REGISTRY_ALIAS_MISSING',
  'REGISTRY_MODEL_MISSING',
  'REGISTRY_VERSION_MISSING',
  'REGISTRY_ALIAS_UNGOVERNED',
  'REGISTRY_DIGEST_MISMATCH',
  'REGISTRY_REVERIFY_FAILED',
];

/** The inference service of a project: it serves what a gate opened, and logs no personal data. */
export function openService(
  project: Project,
  options: VerbOptions = {},
): InferenceService<ModelContract> {
  const { contract, config, policy } = project;
  const { alias, cache, concurrency } = config.inference;
  const redactor = createRedactor(config.governance.privacy.entities);
  return createInferenceService({
    source: governedSource({
      registry: openProjectRegistry(project, options),
      model: contract.name,
      policy,
      reverify: reverifyUnder(policy),
    }),
    contract,
    alias,
    cache,
    concurrency,
    refusalCodes: REFUSALS,
    logger: createLogger({
      name: 'codexhub',
      level: config.logging.level,
      redact: {
        keys: Object.keys({ ...contract.protectedAttributes, ...contract.metadata }),
        text: (text) => redactor.redact(text).text,
      },
    }),
    ...(options.clock ? { clock: options.clock } : {}),
  });
}
