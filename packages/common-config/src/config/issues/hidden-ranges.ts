import { type AnySchema, alternatives } from '../schema/alternatives.ts';
import { hasSecret } from '../schema/has-secret.ts';
import { childSchemas } from '../schema/schemas-at.ts';
import { isSecretSchema } from '../secret/secret-schema.ts';
import type { ConfigNode } from '../tree/config-node.ts';
import type { Origin } from '../tree/origin.ts';

/**
 * The stretches of text that no message may show: values of secrets, values under keys that the
 * schema does not know, and single values where a section with a secret should be: each may be a
 * secret in the wrong place.
 */
export function hiddenRanges(tree: ConfigNode, schema: AnySchema): readonly Origin[] {
  return Array.from(visit(tree, alternatives(schema)));
}

function* visit(node: ConfigNode, schemas: readonly AnySchema[]): Generator<Origin> {
  if (schemas.length === 0 || schemas.some(isSecretSchema)) yield node.origin;
  else if (node.kind === 'scalar') {
    if (schemas.some(hasSecret)) yield node.origin;
  } else if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) yield* visit(item, under(schemas, index));
  } else if (node.kind === 'map') {
    for (const [key, entry] of node.entries) yield* visit(entry.value, under(schemas, key));
  }
}

function under(schemas: readonly AnySchema[], key: string | number): readonly AnySchema[] {
  return schemas.flatMap((schema) => childSchemas(schema, key));
}
