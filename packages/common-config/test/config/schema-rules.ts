import type { z } from 'zod';

type Schema = z.core.$ZodType;

/**
 * What a configuration's schema must not hold, as `path: fault`: objects that are not strict,
 * `.catch()`, coercion, and unions of objects without a discriminator.
 */
export function schemaFaults(root: Schema): readonly string[] {
  return [...visit(root, '$', new Set())];
}

function* visit(schema: Schema, path: string, seen: Set<Schema>): Generator<string> {
  if (seen.has(schema)) return;
  seen.add(schema);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'object' && def.catchall?._zod.def.type !== 'never') yield `${path}: not strict`;
  if (def.type === 'catch') yield `${path}: catch`;
  if ('coerce' in def && def.coerce) yield `${path}: coerce`;
  for (const [key, child] of children(def)) yield* visit(child, `${path}${key}`, seen);
}

function children(def: z.core.$ZodTypes['_zod']['def']): readonly (readonly [string, Schema])[] {
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).map(([key, child]) => [`.${key}`, child] as const);
    case 'record':
      return [['.*', def.valueType]];
    case 'array':
      return [['[]', def.element]];
    case 'tuple':
      return def.items.map((item, index) => [`[${index}]`, item] as const);
    case 'union':
      return def.options.map((option) => ['', option] as const);
    case 'intersection':
      return [def.left, def.right].map((side) => ['', side] as const);
    case 'pipe':
      return [def.in, def.out].map((side) => ['', side] as const);
    case 'lazy':
      return [['', def.getter()]];
    default:
      return 'innerType' in def ? [['', def.innerType]] : [];
  }
}
