import { digest, systemClock } from '@codexhub/common-config/kernel';
import { type GateDecision, isOpen } from '@codexhub/common-config/records';
import { verifyDecision } from '@codexhub/governance';
import type { Registry, StoredDecision } from '@codexhub/registry';
import { PipelineError } from '../errors.ts';
import type { Project } from '../project/load-project.ts';
import { parseReference } from './model-reference.ts';
import { openProjectRegistry, type VerbOptions } from './open-project-registry.ts';

/** A decision, looked at again. */
export interface FoundDecision {
  readonly stored: StoredDecision;
  /** The decision before it on the same alias. */
  readonly against: StoredDecision | null;
  /** What is wrong with it, each a sentence; none is well. */
  readonly problems: readonly string[];
  /** Whether the gate would be open now, under the policy of now; null where its report is not stored. */
  readonly now: GateDecision | null;
}

/**
 * The last decision on `MODEL@ALIAS` or `MODEL@VERSION`, or the one of a digest, verified anew.
 *
 * @throws PipelineError `PIPELINE_REFERENCE_INVALID`, `PIPELINE_REFERENCE_UNKNOWN` where no decision was
 * made; RegistryError as `storedDecisions` does.
 */
export async function decisionOf(
  project: Project,
  options: VerbOptions & { readonly id: string },
): Promise<FoundDecision> {
  const registry = openProjectRegistry(project, options);
  const { id, clock = systemClock } = options;
  const isDigest = id.startsWith('sha256:');
  const { name, at } = isDigest ? { name: project.contract.name, at: id } : parseReference(id);
  const all = await registry.storedDecisions(name);
  const stored = all.findLast(({ record, digest: known, version }) => {
    if (isDigest) return known === id || digest(record) === id;
    return /^[0-9]+$/.test(at) ? version === Number(at) : record.alias === at;
  });
  if (!stored) {
    throw new PipelineError('PIPELINE_REFERENCE_UNKNOWN', {
      message: `decision: there must be a decision on ${JSON.stringify(id)}; there is none; promote a version, or check the folder given with --out`,
      details: { reference: id },
    });
  }
  const { alias, approvals, waivers } = stored.record;
  const before = all.slice(0, all.indexOf(stored));
  const { report } = stored;
  const said = { alias, approvals, waivers, policy: project.policy, now: clock.now() };
  return {
    stored,
    against: before.findLast(({ record }) => record.alias === alias) ?? null,
    problems: [
      ...decisionProblems(stored),
      ...(isDigest || /^[0-9]+$/.test(at) ? [] : await aliasProblems(registry, stored)),
    ],
    now: report ? isOpen({ report, ...said }) : null,
  };
}

/** What is wrong with a stored decision; what it rests on must be there to be looked at. */
export function decisionProblems(stored: StoredDecision): readonly string[] {
  const { record, digest: known, report, evidence, policy, previous } = stored;
  if (report && evidence && policy) {
    return verifyDecision(record, { digest: known, report, evidence, policy, previous });
  }
  return (['report', 'evidence', 'policy'] as const)
    .filter((name) => stored[name] === undefined)
    .map((name) => `the ${name} that it names is not stored, so it cannot be verified`);
}

async function aliasProblems(
  registry: Registry,
  { record, version }: StoredDecision,
): Promise<readonly string[]> {
  const { name } = record.subject.model;
  const now = (await registry.aliases(name))[record.alias];
  if (now === version) return [];
  return [
    now === undefined
      ? `the alias "${record.alias}" points nowhere now`
      : `the alias "${record.alias}" points at version ${now}, where no decision put it`,
  ];
}
