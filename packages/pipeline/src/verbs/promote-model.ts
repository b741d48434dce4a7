import type { DecisionRecord, Waiver } from '@codexhub/common-config/records';
import type { Project } from '../project/load-project.ts';
import { testGate } from '../run/test-gate.ts';
import { resolveReference } from './model-reference.ts';
import { openProjectRegistry, reverifyUnder, type VerbOptions } from './open-project-registry.ts';
import { staleBaseline } from './stale-baseline.ts';

export interface PromoteModelOptions extends VerbOptions {
  /** `MODEL@VERSION` or `MODEL@ALIAS`. */
  readonly model: string;
  readonly alias: string;
  /** Who moves the alias. */
  readonly actor: string;
  readonly waivers?: readonly Waiver[];
}

/**
 * Moves an alias, if the gate is open: the report is evaluated anew from its evidence, the outcome
 * decided from the numbers, the signatures verified, and a change must have been measured against
 * whoever stands at the alias now.
 *
 * @throws GovernanceError `GOVERNANCE_GATE_DEAD` where the gate fails its self-test: what it let through
 * says nothing.
 * @throws RegistryError `REGISTRY_GATE_CLOSED` with every reason; then nothing has changed.
 */
export async function promoteModel(
  project: Project,
  options: PromoteModelOptions,
): Promise<DecisionRecord> {
  testGate(project.policy);
  const registry = openProjectRegistry(project, options);
  const { alias, actor, waivers } = options;
  const reverify = reverifyUnder(project.policy);
  return registry.promote({
    ...(await resolveReference(registry, options.model)),
    alias,
    actor,
    policy: project.policy,
    reverify: async (report, evidence) => [
      ...((await reverify(report, evidence)) ?? []),
      ...(await staleBaseline(registry, alias, report, evidence)),
    ],
    ...(waivers ? { waivers } : {}),
  });
}
