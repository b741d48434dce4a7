import type { z } from 'zod';
import { type ConfigSources, compileConfig } from './compile-config.ts';
import { type LoadConfigOptions, sourceFilesOptions } from './config-options.ts';
import { loadSourceFiles, secretFileReader } from './layers/load-source-files.ts';
import type { LoadedConfig } from './loaded-config.ts';

/**
 * Loads a configuration: `default.yaml`, the governed sections' files, `<environment>.yaml`,
 * `local.yaml`, `CODEXHUB__a__b` variables and overrides, each stronger than the one before. Objects
 * merge, arrays replace. The value is validated by a strict schema, deeply read-only and frozen.
 *
 * Governed sections (`metrics`, `governance`) stand in their own files; only the environment's
 * committed file and overrides in code may change them. A variable is converted to the type that the
 * schema has at its path; arrays and objects are given as JSON. A variable for a `secret()` may
 * hold the secret itself.
 *
 * @throws ConfigError `CONFIG_INVALID` with every fault of every file, each with file, line, column
 * and path; `CONFIG_UNREADABLE` where the directory cannot be listed; `CONFIG_ENVIRONMENT_INVALID`
 * for an environment that cannot be a file's name; `CONFIG_SCHEMA_INVALID` where the schema or
 * `check` throws, or gives what is not JSON. Nothing else is thrown.
 * @example
 * const schema = z.strictObject({ training: z.strictObject({ seed: z.number().int() }) });
 * const { value, fingerprint } = loadConfig({ schema, dir: 'config', environment: 'production' });
 */
export function loadConfig<Schema extends z.ZodType>(
  options: LoadConfigOptions<Schema>,
): LoadedConfig<z.output<Schema>> {
  return compileConfig(loadSources(options), options);
}

/** Everything that a configuration reads from the disk and the environment. */
export function loadSources(
  options: Pick<LoadConfigOptions<z.ZodType>, 'dir' | 'environment' | 'sections' | 'env'>,
): ConfigSources {
  const where = sourceFilesOptions(options);
  return {
    files: loadSourceFiles(where),
    sections: where.sections,
    env: options.env ?? process.env,
    readSecretFile: secretFileReader(where.dir),
  };
}
