import type { z } from 'zod';
import type { ConfigPath } from '../issues/config-issue.ts';
import { type AnySchema, alternatives } from './alternatives.ts';

/** The schemas that a path can be meant for; none where the schema has no such path. */
export function schemasAt(root: AnySchema, path: ConfigPath): readonly AnySchema[] {
  let schemas = alternatives(root);
  for (const key of path) schemas = schemas.flatMap((schema) => childSchemas(schema, key));
  return schemas;
}

/** What stands under one key or index of a schema that has no wrapper any more. */
export function childSchemas(schema: AnySchema, key: string | number): readonly AnySchema[] {
  const child = childOf(schema, key);
  return child === undefined ? [] : alternatives(child);
}

function childOf(schema: AnySchema, key: string | number): AnySchema | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.hasOwn(def.shape, key) ? def.shape[key] : openCatchall(def.catchall);
    case 'record':
      return def.valueType;
    case 'array':
      return typeof key === 'number' ? def.element : undefined;
    case 'tuple':
      return typeof key === 'number' ? (def.items[key] ?? def.rest ?? undefined) : undefined;
    case 'any':
    case 'unknown':
      return schema;
    default:
      return undefined;
  }
}

// A strict object is one whose catch-all is `never`.
function openCatchall(catchall: AnySchema | undefined): AnySchema | undefined {
  return catchall?._zod.def.type === 'never' ? undefined : catchall;
}

/** The keys that schemas of one level know, each once. */
export function keysOf(schemas: readonly AnySchema[]): readonly string[] {
  const keys = schemas.flatMap((schema) => {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    if (def.type === 'object') return Object.keys(def.shape);
    if (def.type !== 'record') return [];
    return alternatives(def.keyType).flatMap((key) => Array.from(key._zod.values ?? [], String));
  });
  return [...new Set(keys)];
}
