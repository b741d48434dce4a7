import type { z } from 'zod';
import { isSecretSchema } from '../secret/secret-schema.ts';
import { type AnySchema, alternatives } from './alternatives.ts';

/** Whether a secret leaf stands anywhere in a schema. */
export function hasSecret(root: AnySchema): boolean {
  const seen = new Set<AnySchema>();
  const visit = (schema: AnySchema): boolean =>
    alternatives(schema).some((leaf) => {
      if (seen.has(leaf)) return false;
      seen.add(leaf);
      return isSecretSchema(leaf) || members(leaf).some(visit);
    });
  return visit(root);
}

function members(schema: AnySchema): readonly AnySchema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return [...Object.values(def.shape), ...(def.catchall ? [def.catchall] : [])];
    case 'record':
      return [def.valueType];
    case 'array':
      return [def.element];
    case 'tuple':
      return [...def.items, ...(def.rest ? [def.rest] : [])];
    default:
      return [];
  }
}
