import type { Policy } from '@codexhub/common-config/records';
import {
  diffPolicies,
  type PolicyChange,
  type ReplayedDecision,
  replayPolicy,
} from '@codexhub/governance';
import { RegistryError } from '@codexhub/registry';
import type { Project } from '../project/load-project.ts';
import { openProjectRegistry, type VerbOptions } from './open-project-registry.ts';

export interface ComparePoliciesOptions extends VerbOptions {
  /** The policy that would be. */
  readonly after: Policy;
  /** How many of the last decisions to ask. */
  readonly last: number;
}

export interface ComparedPolicies {
  readonly changes: readonly PolicyChange[];
  /** What the policy that would be says to each of the last decisions, oldest first. */
  readonly replayed: readonly ReplayedDecision[];
}

/**
 * What another policy changes, and which of the last decisions it would have blocked.
 * @throws RegistryError as `storedDecisions` does; a model that is not there has no decisions.
 */
export async function comparePolicies(
  project: Project,
  { after, last, ...options }: ComparePoliciesOptions,
): Promise<ComparedPolicies> {
  const registry = openProjectRegistry(project, options);
  const stored = await registry.storedDecisions(project.contract.name).catch((error: unknown) => {
    if (error instanceof RegistryError && error.code === 'REGISTRY_MODEL_MISSING') return [];
    throw error;
  });
  const asked = last > 0 ? stored.slice(-last) : [];
  return {
    changes: diffPolicies(project.policy, after),
    replayed: replayPolicy(
      after,
      asked.map(({ record, evidence }) => ({ record, evidence })),
    ),
  };
}
