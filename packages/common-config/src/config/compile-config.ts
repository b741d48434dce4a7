import type { z } from 'zod';
import { type DeepReadonly, deepFreeze } from '../kernel/deep-freeze.ts';
import type { CheckIssue, LoadConfigOptions } from './config-options.ts';
import { explainPath } from './explain.ts';
import { fingerprint } from './fingerprint.ts';
import { hiddenRanges } from './issues/hidden-ranges.ts';
import { type Concealment, invalidConfig } from './issues/invalid-config.ts';
import type { LocatedIssue } from './issues/located-issue.ts';
import { type Layers, readLayers } from './layers/read-layers.ts';
import type { ConfigFile, SourceFile } from './layers/source-file.ts';
import type { LoadedConfig } from './loaded-config.ts';
import type { AnySchema } from './schema/alternatives.ts';
import { hasSecret } from './schema/has-secret.ts';
import { runSchema } from './schema/run-schema.ts';
import { resolveSecrets, type SecretReader } from './secret/resolve-secrets.ts';
import type { MapNode } from './tree/config-node.ts';
import { deepestNode } from './tree/find-node.ts';
import { validateLayers } from './validate-layers.ts';

/** What was read before a configuration is compiled: the compiler itself touches no disk. */
export interface ConfigSources {
  readonly files: readonly SourceFile[];
  readonly sections: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readSecretFile: SecretReader['readFile'];
}

/**
 * Makes a configuration of what was read: layers, validation, secrets, `check`, fingerprints.
 * @throws ConfigError `CONFIG_INVALID`, `CONFIG_SCHEMA_INVALID`.
 */
export function compileConfig<Schema extends z.ZodType>(
  sources: ConfigSources,
  options: LoadConfigOptions<Schema>,
): LoadedConfig<z.output<Schema>> {
  const { schema, overrides, check } = options;
  const read = readLayers({ schema, overrides, ...sources });
  const { merged, value, issues } = validateLayers(schema, read);
  const fail = (found: readonly LocatedIssue[]): void => {
    if (found.length > 0) throw invalidConfig(found, conceal(schema, read));
  };
  fail(issues);
  fail(resolveSecrets(value, merged, { env: sources.env, readFile: sources.readSecretFile }));
  const frozen = deepFreeze(value) as DeepReadonly<z.output<Schema>>;
  const found = runSchema('"check" must return issues, not throw', () => check?.(frozen) ?? []);
  fail(found.map((issue) => locate(issue, merged)));
  const { whole, sections } = runSchema('the schema must give JSON values and secrets only', () =>
    fingerprint(value, options.fingerprintExclude),
  );
  return Object.freeze({
    value: frozen,
    fingerprint: whole,
    fingerprints: sections as { readonly [Section in keyof z.output<Schema>]: typeof whole },
    explain: (path) => explainPath(path, { schema, value, merged, layers: read.layers }),
    warnings: read.parts.flatMap((part) => part.warnings),
    files: sources.files.flatMap(fileOf),
  } satisfies LoadedConfig<z.output<Schema>>);
}

function conceal(schema: AnySchema, { parts }: Layers): Concealment {
  const hidden = parts.flatMap(({ tree }) => (tree ? hiddenRanges(tree, schema) : []));
  // Where reading met a fault, the tree may not know of every secret in the text.
  const unsure = hasSecret(schema) ? parts.filter((part) => part.issues.length > 0) : [];
  return { hidden, opaque: new Set(unsure.map((part) => part.source)) };
}

function locate({ path, message, suggestion }: CheckIssue, merged: MapNode): LocatedIssue {
  return {
    origin: deepestNode(merged, path).origin,
    path,
    code: 'invalid',
    message: suggestion === undefined ? message : `${message}; did you mean "${suggestion}"?`,
    suggestion,
  };
}

function fileOf({ layer, name, content }: SourceFile): readonly ConfigFile[] {
  return content.status === 'read' ? [{ layer, file: name, digest: content.digest }] : [];
}
