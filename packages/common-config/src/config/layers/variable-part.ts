import type { ConfigPath } from '../issues/config-issue.ts';
import type { LocatedIssue } from '../issues/located-issue.ts';
import { type IssueSetting, unknownKey } from '../issues/translate-zod-issues.ts';
import { schemasAt } from '../schema/schemas-at.ts';
import { startOf } from '../tree/origin.ts';
import { createSource } from '../tree/source.ts';
import { limits, unsafeKeys } from '../yaml/limits.ts';
import { convertVariable } from './convert-variable.ts';
import type { LayerPart } from './layer.ts';
import { nest } from './nest.ts';

const PREFIX = 'CODEXHUB__';

/** The configuration's variables, by name: `CODEXHUB__a` comes before `CODEXHUB__a__b`. */
export function configVariables(
  env: Readonly<Record<string, string | undefined>>,
): readonly (readonly [name: string, text: string])[] {
  return Object.entries(env)
    .filter(
      (entry): entry is [string, string] => entry[0].startsWith(PREFIX) && entry[1] !== undefined,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One variable as a part of the root value: `CODEXHUB__inference__port` sets `inference.port`. */
export function variablePart(
  name: string,
  text: string,
  setting: IssueSetting,
  sections: ReadonlyMap<string, string>,
): LayerPart {
  const source = createSource('variable', `env:${name}`);
  const origin = startOf(source);
  const path = name.slice(PREFIX.length).split('__');
  const refuse = (code: LocatedIssue['code'], message: string, suggestion?: string): LayerPart => ({
    source,
    tree: undefined,
    issues: [{ origin, path, code, message, suggestion }],
    warnings: [],
  });
  const unsafe = path.find((key) => unsafeKeys.has(key));
  if (unsafe !== undefined) return refuse('unsafe_key', `the key "${unsafe}" is not allowed`);
  const owner = sections.get(path[0]!);
  if (owner !== undefined) {
    return refuse(
      'override_forbidden',
      `the section "${path[0]}" is governed and stands in ${owner}; a variable may not touch it`,
    );
  }
  if (Buffer.byteLength(text) > limits.bytes)
    return refuse('limit', `more than ${limits.bytes} bytes`);
  if (path.length > limits.depth) return refuse('limit', `more than ${limits.depth} levels`);
  const unknown = firstUnknown(path, setting);
  if (unknown)
    return {
      source,
      tree: undefined,
      issues: [unknownKey(unknown, setting, origin)],
      warnings: [],
    };
  const conversion = convertVariable(text, schemasAt(setting.schema, path), origin);
  return 'node' in conversion
    ? { source, tree: nest(path, conversion.node, origin), issues: [], warnings: [] }
    : refuse('invalid', `expected ${conversion.expected}, received another text`);
}

/** The shortest beginning of a path that the schema does not have. */
function firstUnknown(path: readonly string[], { schema }: IssueSetting): ConfigPath | undefined {
  const length = path.findIndex(
    (_, index) => schemasAt(schema, path.slice(0, index + 1)).length === 0,
  );
  return length === -1 ? undefined : path.slice(0, length + 1);
}
