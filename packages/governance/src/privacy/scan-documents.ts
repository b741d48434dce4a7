import type { PrivacyFindings } from '@codexhub/common-config/records';
import { codeUnitOrder } from '../internal/code-unit-order.ts';
import { requireEntities } from './entities.ts';
import { scrub } from './scrub.ts';

/** A logged artefact: its name and its content, as a text or as JSON. */
export interface DocumentToScan {
  readonly name: string;
  readonly content: unknown;
}

/**
 * Searches the logged artefacts: how many finds of which entity in which document, never the text.
 * Pass JSON as a value, so that escapes are read and keys give context.
 *
 * @throws GovernanceError `GOVERNANCE_ENTITY_UNKNOWN`, `GOVERNANCE_VALUE_INVALID`
 * @example
 * scanDocuments([{ name: 'run.log', content: 'to ada@example.org' }], { entities: ['email'] }).findings;
 * // Returns: [{ document: 'run.log', entity: 'email', count: 1 }]
 */
export function scanDocuments(
  documents: readonly DocumentToScan[],
  { entities }: { readonly entities: readonly string[] },
): PrivacyFindings {
  const lookedFor = [...requireEntities(entities)].sort(codeUnitOrder);
  const findings = documents.flatMap(({ name, content }) => {
    const found = scrub(content, { entities: lookedFor }).findings;
    return lookedFor.flatMap((entity) => {
      const count = found.filter((finding) => finding.entity === entity).length;
      return count === 0 ? [] : [{ document: name, entity, count }];
    });
  });
  return { documents: documents.length, lookedFor, findings };
}
