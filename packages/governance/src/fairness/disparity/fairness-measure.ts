import type { Value } from '@codexhub/common-config/records';
import type { Estimate, Peer } from './estimate.ts';

/**
 * What the peer's own function says of the same rows, right or wrong. JSON has no NaN and no infinities,
 * so they are words; `error` where the peer raises.
 */
export type Compat = number | 'NaN' | 'Infinity' | '-Infinity' | 'error';

/** A number under its definition's name. */
export interface FairnessMeasure {
  /** The peer's function that defines it, with the arguments that are not its defaults. */
  readonly definition: string;
  /** Undefined, with a reason, wherever the definition has nothing to rest on. */
  readonly value: Value;
  readonly compat: Compat;
}

export function fairnessMeasure(definition: string, { value, peer }: Estimate): FairnessMeasure {
  return { definition, value, compat: compatOf(peer) };
}

function compatOf(peer: Peer): Compat {
  if (peer === 'error' || Number.isFinite(peer)) return peer;
  return Number.isNaN(peer) ? 'NaN' : peer > 0 ? 'Infinity' : '-Infinity';
}
