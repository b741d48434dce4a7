import { GovernanceError } from '../errors.ts';
import { closestName } from '../internal/closest-name.ts';
import type { PolicyPack } from './policy-pack.ts';
import { policyPacks } from './policy-packs.ts';

/** A pack, and whether it applies on the day that was asked for. */
export interface FoundPack {
  readonly pack: PolicyPack;
  readonly standing: 'in_force' | 'not_yet_in_force' | 'no_longer_in_force';
  /** The same in a sentence: since when or until when, as known on which day, from which sources. */
  readonly says: string;
}

/**
 * The pack of an id on a day: of several versions, the one that began last. One that is to come, or is
 * over, is found all the same, and says so. What is known ends with `asOf`: about a later day it says no
 * more than was known then.
 *
 * @param options `at`: the moment, whose day is taken in UTC; `packs`: your own instead of the shipped ones
 * @throws GovernanceError `GOVERNANCE_PACK_UNKNOWN`; `GOVERNANCE_OPTION_INVALID` where `at` is no moment
 * @example
 * const found = findPack('eu-ai-act-art-10-15', { at: new Date('2026-11-21') });
 * found.standing; // Returns: 'not_yet_in_force'
 */
export function findPack(
  id: string,
  { at, packs = policyPacks }: { readonly at: Date; readonly packs?: readonly PolicyPack[] },
): FoundPack {
  const day = dayOf(at);
  const versions = packs.filter((one) => one.id === id);
  const begun = versions.filter(({ effective }) => effective.from <= day);
  const pack =
    begun.reduce<PolicyPack | undefined>(later, undefined) ??
    versions.reduce<PolicyPack | undefined>(sooner, undefined);
  if (!pack) throw unknownPack(id, packs);
  const { from, until } = pack.effective;
  const known = `as known on ${pack.asOf}, ${verification(pack)}`;
  if (day < from) {
    return {
      pack,
      standing: 'not_yet_in_force',
      says: `${id} applies from ${from}; on ${day} it does not apply yet (${known})`,
    };
  }
  if (until !== undefined && day >= until) {
    const heir = pack.supersededBy === undefined ? '' : `; ${pack.supersededBy} takes its place`;
    const ended = pack.status === 'rescinded' || pack.status === 'repealed' ? pack.status : 'ended';
    return {
      pack,
      standing: 'no_longer_in_force',
      says: `${id} was ${ended} on ${until}${heir} (${known})`,
    };
  }
  return { pack, standing: 'in_force', says: `${id} applies since ${from} (${known})` };
}

/** The one that began last; of equals the newer version. */
function later(best: PolicyPack | undefined, one: PolicyPack): PolicyPack {
  return best && order(best) > order(one) ? best : one;
}

function sooner(best: PolicyPack | undefined, one: PolicyPack): PolicyPack {
  return best && best.effective.from < one.effective.from ? best : one;
}

function order({ effective, asOf, version }: PolicyPack): string {
  return `${effective.from} ${asOf} ${version}`;
}

function dayOf(at: Date): string {
  if (at instanceof Date && !Number.isNaN(at.getTime())) return at.toISOString().slice(0, 10);
  throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message:
      'policy packs: at must be a Date that is a moment; received something else; pass one such as new Date(clock.now())',
    details: { option: 'at' },
  });
}

/** How many of its sources somebody has held its words against. */
function verification({ sources }: PolicyPack): string {
  const verified = sources.filter((one) => one.verified).length;
  return `${verified} of ${sources.length} sources verified`;
}

function unknownPack(id: string, packs: readonly PolicyPack[]): GovernanceError {
  const ids = [...new Set(packs.map((one) => one.id))];
  const given: unknown = id;
  const meant = typeof given === 'string' ? closestName(given, ids) : undefined;
  return new GovernanceError('GOVERNANCE_PACK_UNKNOWN', {
    message: `policy packs: there must be a pack of the id; received ${typeof given === 'string' ? JSON.stringify(given) : `a value of type ${typeof given}`}; there are ${ids.join(', ') || 'none'}${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    details: { id: String(given), known: ids },
  });
}
