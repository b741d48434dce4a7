import {
  configJsonSchema,
  featureStoreSchema,
  governanceSectionSchema,
  metricsSectionSchema,
  projectFileSchema,
} from '@codexhub/common-config/config';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';

/** `codexhub config check [DIR]`: silence is not an answer, so it says what holds. */
export function configCheckCommand(
  terminal: Terminal,
  dir: string | undefined,
  options: CommonOptions,
): ExitCode {
  const { loaded, policy } = load(terminal, { ...options, config: dir ?? options.config });
  const { fingerprint, fingerprints, warnings } = loaded;
  print(terminal, options, { fingerprint, fingerprints, warnings, checks: policy.checks.length }, [
    `the configuration holds: ${policy.checks.length} checks, fingerprint ${fingerprint}`,
  ]);
  return exitCode.done;
}

/** `codexhub config explain PATH`: which layer gave the value. */
export function configExplainCommand(
  terminal: Terminal,
  path: string,
  options: CommonOptions,
): ExitCode {
  const explanation = load(terminal, options).loaded.explain(path);
  const from = explanation.layers.map(
    ({ file, line, column, value, wins }) =>
      `${wins ? '*' : ' '} ${line > 0 ? `${file}:${line}:${column}` : file}  ${JSON.stringify(value)}`,
  );
  print(terminal, options, explanation, [
    `${explanation.path} = ${JSON.stringify(explanation.value ?? null)}`,
    ...(from.length > 0 ? from : ['  the default of the schema']),
  ]);
  return exitCode.done;
}

/** The files that have a JSON Schema, by the name that `config schema` knows them by. */
export const fileSchemas = {
  project: projectFileSchema,
  metrics: metricsSectionSchema,
  governance: governanceSectionSchema,
  'feature-store': featureStoreSchema,
} as const;

/** `codexhub config schema [FILE]`: for editors. */
export function configSchemaCommand(terminal: Terminal, file: keyof typeof fileSchemas): ExitCode {
  terminal.out(`${JSON.stringify(configJsonSchema(fileSchemas[file]), null, 2)}\n`);
  return exitCode.done;
}
