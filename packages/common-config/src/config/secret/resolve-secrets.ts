import type { ConfigPath } from '../issues/config-issue.ts';
import type { LocatedIssue } from '../issues/located-issue.ts';
import type { ConfigNode } from '../tree/config-node.ts';
import { deepestNode } from '../tree/find-node.ts';
import { SecretValue } from './secret.ts';

/** Reads what a reference names. */
export interface SecretReader {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file, or why it cannot be read. */
  readonly readFile: (path: string) => { readonly text: string } | { readonly problem: string };
}

/** Gives every secret in a parsed value its value; what cannot be read is returned as issues. */
export function resolveSecrets(
  value: unknown,
  tree: ConfigNode,
  reader: SecretReader,
): readonly LocatedIssue[] {
  const issues: LocatedIssue[] = [];
  for (const { path, secret } of findSecrets(value, [])) {
    const fault = resolve(secret, reader);
    if (fault) issues.push({ ...fault, path, origin: deepestNode(tree, path).origin });
  }
  return issues;
}

function* findSecrets(
  value: unknown,
  path: ConfigPath,
): Generator<{ readonly path: ConfigPath; readonly secret: SecretValue }> {
  if (value instanceof SecretValue) yield { path, secret: value };
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* findSecrets(item, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* findSecrets(item, [...path, key]);
  }
}

function resolve(
  secret: SecretValue,
  reader: SecretReader,
): Pick<LocatedIssue, 'code' | 'message'> | undefined {
  const [kind, name] = splitReference(secret.reference);
  if (kind === 'env') {
    const value = Object.hasOwn(reader.env, name) ? reader.env[name] : undefined;
    if (!value) {
      const state = value === undefined ? 'not set' : 'empty';
      return { code: 'missing_env', message: `the variable ${name} is ${state}; set it` };
    }
    SecretValue.settle(secret, value);
    return undefined;
  }
  const file = reader.readFile(name);
  if ('problem' in file) {
    return { code: 'unreadable_file', message: `the secret's file "${name}" ${file.problem}` };
  }
  SecretValue.settle(secret, file.text.replace(/\r?\n$/, ''));
  return undefined;
}

function splitReference(reference: string): readonly [kind: string, name: string] {
  const colon = reference.indexOf(':');
  return [reference.slice(2, colon), reference.slice(colon + 1, -1)];
}
