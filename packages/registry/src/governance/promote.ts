import { digest } from '@codexhub/common-config/kernel';
import {
  type DecisionRecord,
  type Policy,
  type Waiver,
  waiverProblem,
} from '@codexhub/common-config/records';
import { RegistryError } from '../errors.ts';
import { moveAlias } from '../models/alias.ts';
import type { VersionId } from '../models/model-version.ts';
import { checkAlias, checkText } from '../store/names.ts';
import type { Store } from '../store/store.ts';
import { checkGate, type OpenGate, type Reverify } from './check-gate.ts';
import { recordDecision } from './decisions.ts';

export interface PromoteOptions extends VersionId {
  readonly alias: string;
  readonly policy: Policy;
  /** Who moves the alias. */
  readonly actor: string;
  /** Without it a protected alias does not move. */
  readonly reverify?: Reverify;
  readonly waivers?: readonly Waiver[];
}

/**
 * Moves an alias to a version, if its gate is open: first everything is checked, then the decision
 * is recorded, then the alias moves. A refused promotion changes nothing.
 *
 * A crash after the record and before the move leaves an alias that `governedSource` refuses;
 * promoting again mends it.
 *
 * @returns the decision as it was recorded.
 * @throws RegistryError as `checkGate` does; `REGISTRY_NAME_INVALID` for the alias;
 * `REGISTRY_WAIVER_INVALID` where the gate is open and a waiver that was handed in does not count.
 */
export async function promote(store: Store, options: PromoteOptions): Promise<DecisionRecord> {
  const { name, version, alias, policy, actor, reverify, waivers = [] } = options;
  checkAlias(alias);
  checkText('the actor', actor, 500);
  const id = { name, version };
  const gate = await checkGate(store, id, { alias, policy, waivers, reverify });
  const at = store.clock.now();
  requireWaivers(options, gate, at);
  const { report, evidence, approvals } = gate;
  const decision = await recordDecision(store, id, {
    report,
    evidence,
    policy,
    alias,
    approvals,
    waivers,
    actor,
    at,
  });
  await moveAlias(store, { name, version, alias });
  return decision;
}

/** A waiver that counts for nothing is not dropped in silence, although the gate is open without it. */
function requireWaivers(
  { alias, policy, waivers = [] }: PromoteOptions,
  { report }: OpenGate,
  now: Date,
): void {
  const signed = { report: digest(report), author: report.subject.author, alias, policy, now };
  const problems = waivers.flatMap((waiver) => waiverProblem(waiver, signed) ?? []);
  if (problems.length === 0) return;
  throw new RegistryError('REGISTRY_WAIVER_INVALID', {
    message: `registry: every waiver of a promotion must count; ${problems.join('; ')}; leave it out, or have it signed again`,
    details: { alias, problems },
  });
}
