import { deepFreeze } from '@codexhub/common-config/kernel';
import { GovernanceError } from '../errors.ts';
import { senseFaults } from './pack-sense.ts';
import { packShape } from './pack-shape.ts';
import type { PolicyPack } from './policy-pack.ts';

/**
 * A policy pack from plain data, such as a parsed YAML or JSON file of your own. Strict: every key is
 * known, every day is one, ids are unique, status and days agree, a row that a person has to answer has no
 * check, and no text claims that a rule is met. The result is frozen.
 *
 * @throws GovernanceError `GOVERNANCE_PACK_INVALID`; `details.faults` has every fault with its path.
 * @example
 * try {
 *   parsePolicyPack({ ...policyPacks[0], jurisdicton: 'nowhere' });
 * } catch (error) {
 *   error.details.faults; // Returns: [{ path: 'jurisdicton', requirement: 'is no key here; did you mean "jurisdiction"?' }]
 * }
 */
export function parsePolicyPack(data: unknown): PolicyPack {
  const wrong = packShape(data, '');
  const faults = wrong.length > 0 ? wrong : senseFaults(data as PolicyPack);
  if (faults.length === 0) return deepFreeze(structuredClone(data as PolicyPack));
  throw new GovernanceError('GOVERNANCE_PACK_INVALID', {
    message: `policy pack: a pack must hold to its form; received ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}: ${faults
      .map(({ path, requirement }) => `${path === '' ? 'the pack' : path} ${requirement}`)
      .join('; ')}; correct them`,
    details: { faults: faults.map(({ path, requirement }) => ({ path, requirement })) },
  });
}
