import { digest } from '@codexhub/common-config/kernel';
import type { DecisionRecord, Policy, Waiver } from '@codexhub/common-config/records';
import { moveAlias } from '../models/alias.ts';
import type { VersionId } from '../models/model-version.ts';
import { checkAlias, checkText } from '../store/names.ts';
import type { Store } from '../store/store.ts';
import { checkGate, type Reverify } from './check-gate.ts';
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
 * @throws RegistryError as `checkGate` does; `REGISTRY_NAME_INVALID` for the alias.
 */
export async function promote(store: Store, options: PromoteOptions): Promise<DecisionRecord> {
  const { name, version, alias, policy, actor, reverify, waivers = [] } = options;
  checkAlias(alias);
  checkText('the actor', actor, 500);
  const id = { name, version };
  const { report, approvals } = await checkGate(store, id, { alias, policy, waivers, reverify });
  const decision = await recordDecision(store, id, {
    alias,
    report: digest(report),
    approvals,
    waivers,
    actor,
    at: store.clock.now().toISOString(),
  });
  await moveAlias(store, { name, version, alias });
  return decision;
}
