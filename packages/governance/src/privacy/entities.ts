import { GovernanceError } from '../errors.ts';
import { type PolicyIssue, policyIssue } from '../gates/policy/policy-issue.ts';
import { closestName } from '../internal/closest-name.ts';

/** What can be looked for. Names of people and places need a language model and are not among them. */
export const entityNames = ['email', 'phone', 'us_ssn', 'iban', 'credit_card'] as const;

export type Entity = (typeof entityNames)[number];

/** Whether a text names an entity that can be looked for. */
function isEntity(name: string): name is Entity {
  return (entityNames as readonly string[]).includes(name);
}

/** Entities of a policy that nobody can look for, or that stand twice. */
export function entityIssues(entities: readonly string[]): PolicyIssue[] {
  return entities.flatMap((name, index) => {
    const at = ['governance', 'privacy', 'entities', index];
    if (!isEntity(name)) {
      return [
        policyIssue(
          at,
          `no entity "${name}"; there are ${entityNames.join(', ')}`,
          closestName(name, entityNames),
        ),
      ];
    }
    return entities.indexOf(name) < index ? [policyIssue(at, `"${name}" stands twice`)] : [];
  });
}

/**
 * The entities as a set.
 * @throws GovernanceError `GOVERNANCE_ENTITY_UNKNOWN` for a name that cannot be looked for, or none at all.
 */
export function requireEntities(entities: readonly string[]): ReadonlySet<Entity> {
  const unknown = entities.filter((name) => !isEntity(name));
  if (unknown.length > 0 || entities.length === 0) {
    throw new GovernanceError('GOVERNANCE_ENTITY_UNKNOWN', {
      message: `privacy: entities must be some of ${entityNames.join(', ')}; received ${unknown.map((name) => `"${name}"`).join(', ') || 'none'}; a scrubber that looks for nothing finds nothing`,
      details: { unknown, known: entityNames },
    });
  }
  return new Set(entities.filter(isEntity));
}
