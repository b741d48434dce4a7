import { z } from 'zod';
import type { AnySchema } from '../schema/alternatives.ts';
import { type Secret, SecretValue } from './secret.ts';

/** The only forms that a secret may have in a file. */
export const secretReference: RegExp = /^\$\{(?:env:[^\s{}]+|file:[^\n{}]+)\}$/;

/** The same in words. */
export const secretForms = `"\${env:NAME}" or "\${file:path}"`;

const secretSchemas = new WeakSet<AnySchema>();

/**
 * A schema leaf for a secret. A file holds a reference, `${env:NAME}` or `${file:path}` (relative
 * to the configuration directory, one trailing newline is dropped); the loaded value is a `Secret`.
 * A literal is the issue `secret_in_file`. The fingerprint takes the reference, not the value.
 *
 * @example
 * const schema = z.strictObject({ token: secret() });
 */
export function secret(): z.ZodPipe<z.ZodString, z.ZodTransform<Secret, string>> {
  const reference = z
    .string()
    .regex(secretReference, `expected ${secretForms}`)
    .meta({ writeOnly: true });
  secretSchemas.add(reference);
  return reference.transform((text): Secret => new SecretValue(text));
}

/** Whether a schema without wrappers is the leaf of `secret()`. */
export function isSecretSchema(schema: AnySchema): boolean {
  return secretSchemas.has(schema);
}
