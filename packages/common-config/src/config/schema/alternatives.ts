import { z } from 'zod';

/** Any zod schema, as seen from outside. */
export type AnySchema = z.core.$ZodType;

const nullSchema = z.null();

/**
 * The schemas that a value can be meant for, once optional, default, pipe and union are taken off:
 * one for most, several for a union.
 */
export function alternatives(schema: AnySchema): readonly AnySchema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
      return alternatives(def.innerType);
    case 'nullable':
      return [...alternatives(def.innerType), nullSchema];
    case 'pipe':
      // `z.preprocess` is a pipe that begins with a transform: what is meant is behind it.
      return alternatives(def.in._zod.def.type === 'transform' ? def.out : def.in);
    case 'lazy':
      return alternatives(def.getter());
    case 'union':
      return def.options.flatMap(alternatives);
    case 'intersection':
      return [...alternatives(def.left), ...alternatives(def.right)];
    default:
      return [schema];
  }
}
