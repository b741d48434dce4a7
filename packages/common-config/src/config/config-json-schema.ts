import { z } from 'zod';
import type { JsonObject } from '../kernel/json-value.ts';
import { runSchema } from './schema/run-schema.ts';

/**
 * The JSON Schema (draft 2020-12) of what a file may hold, for editors
 * (`# yaml-language-server: $schema=…` on the first line). Keys with a default are optional, secrets
 * are texts with the pattern of a reference, `.meta({ description })` goes along. Rules between keys
 * have no place in a JSON Schema: `loadConfig` knows more than the editor.
 *
 * @throws ConfigError `CONFIG_SCHEMA_INVALID` for a schema that has no JSON form, such as a bigint.
 * @example
 * configJsonSchema(z.strictObject({ seed: z.number() }))['additionalProperties']; // Returns: false
 */
export function configJsonSchema(schema: z.ZodType): JsonObject {
  const { '~standard': _, ...plain } = runSchema('the schema must have a JSON Schema', () =>
    z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }),
  );
  return plain as JsonObject;
}
