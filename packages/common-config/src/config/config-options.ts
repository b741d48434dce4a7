import type { z } from 'zod';
import type { DeepReadonly } from '../kernel/deep-freeze.ts';
import { ConfigError } from './errors.ts';
import type { ConfigPath } from './issues/config-issue.ts';
import type { SourceFilesOptions } from './layers/load-source-files.ts';

/** A part of a value: every key may be left out, at every level; arrays are given whole. */
export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> | undefined }
    : T;

/** A fault that the owner of a section found in a valid value. */
export interface CheckIssue {
  readonly path: ConfigPath;
  /** What is required; never a secret's value. */
  readonly message: string;
  readonly suggestion?: string;
}

export interface LoadConfigOptions<Schema extends z.ZodType> {
  /** A strict zod schema of the root value, synchronous, whose output is JSON and secrets. */
  readonly schema: Schema;
  /** The directory of the files. Default: `config`. */
  readonly dir?: string;
  /** Reads `<environment>.yaml` too, which must then exist. Default: none. */
  readonly environment?: string;
  /** The variables, for `CODEXHUB__a__b` and for secrets. Default: `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The strongest layer: parts of the value, given in code. */
  readonly overrides?: DeepPartial<z.input<Schema>>;
  /**
   * Governed sections and their files: only these, `<environment>.yaml` and overrides in code can
   * set them. Default: `{ metrics: 'metrics.yaml', governance: 'governance.yaml' }`.
   */
  readonly sections?: Readonly<Record<string, string>>;
  /** Further rules; called once the schema holds. Its issues are printed like the schema's. */
  readonly check?: (value: DeepReadonly<z.output<Schema>>) => readonly CheckIssue[];
  /** Paths such as `inference.port` that no fingerprint covers. Default: none. */
  readonly fingerprintExclude?: readonly string[];
}

const DEFAULT_SECTIONS = { metrics: 'metrics.yaml', governance: 'governance.yaml' };

/**
 * Which files the options ask for.
 * @throws ConfigError `CONFIG_ENVIRONMENT_INVALID` where the environment's name cannot be a file of
 * its own.
 */
export function sourceFilesOptions(
  options: Pick<LoadConfigOptions<z.ZodType>, 'dir' | 'environment' | 'sections'>,
): SourceFilesOptions {
  const { dir = 'config', environment } = options;
  const sections = new Map(Object.entries(options.sections ?? DEFAULT_SECTIONS));
  if (environment !== undefined) {
    const taken = ['default.yaml', 'local.yaml', ...sections.values()];
    if (!/^[A-Za-z0-9][\w-]*$/.test(environment) || taken.includes(`${environment}.yaml`)) {
      throw new ConfigError('CONFIG_ENVIRONMENT_INVALID', {
        message: `configuration: the environment must be letters, digits, "_" and "-", and no other file's name (${taken.join(', ')}), received ${JSON.stringify(environment)}; name it such as "production"`,
        details: { environment },
      });
    }
  }
  return { dir, environment, sections };
}
