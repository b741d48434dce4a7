import type { Redactor } from '@codexhub/common-config/records';
import { requireEntities } from './entities.ts';
import { scrub } from './scrub.ts';

/**
 * A redactor of texts for the shell: logs, artefacts, messages.
 *
 * @throws GovernanceError `GOVERNANCE_ENTITY_UNKNOWN` for an entity that nobody can look for, or none.
 * @example
 * createRedactor(['email']).redact('to ada@example.org').counts; // Returns: { email: 1 }
 */
export function createRedactor(entities: readonly string[]): Redactor {
  requireEntities(entities);
  return {
    redact: (text): ReturnType<Redactor['redact']> => {
      const { value, findings } = scrub(text, { entities });
      const counts: Record<string, number> = {};
      for (const { entity } of findings) counts[entity] = (counts[entity] ?? 0) + 1;
      return { text: value, counts };
    },
  };
}
