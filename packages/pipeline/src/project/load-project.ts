import { resolve } from 'node:path';
import {
  type DeepPartial,
  type LoadedConfig,
  loadConfig,
  type ProjectConfig,
  projectSchema,
} from '@codexhub/common-config/config';
import { defineContract, type ModelContract } from '@codexhub/common-config/contract';
import type { Policy } from '@codexhub/common-config/records';
import { compilePolicy } from '@codexhub/governance';
import type { z } from 'zod';
import { projectIssues } from './project-issues.ts';

/** A configuration that holds, with the contract and the policy compiled from it. */
export interface Project {
  /** Absolute path of the folder of the files. */
  readonly dir: string;
  readonly loaded: LoadedConfig<ProjectConfig>;
  readonly config: LoadedConfig<ProjectConfig>['value'];
  readonly contract: ModelContract;
  readonly policy: Policy;
  /** Where each check is written: the path that `loaded.explain` takes. */
  readonly places: ReadonlyMap<string, readonly (string | number)[]>;
}

export interface LoadProjectOptions {
  /** Folder of default.yaml, metrics.yaml and governance.yaml. Default: `config`. */
  readonly dir?: string;
  readonly environment?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly overrides?: DeepPartial<z.input<typeof projectSchema>>;
}

/**
 * Loads a project: every layer, the contract, and the policy that governance compiles.
 * @throws ConfigError `CONFIG_INVALID` with every fault of every file, those of the contract and of
 * the policy among them, each with line and column.
 */
export function loadProject(options: LoadProjectOptions = {}): Project {
  const dir = resolve(options.dir ?? 'config');
  const loaded = loadConfig({ ...options, dir, schema: projectSchema, check: projectIssues });
  const config = loaded.value;
  const contract = defineContract(config.contract);
  const { policy, paths: places } = compilePolicy({
    metrics: config.metrics,
    governance: config.governance,
    contract,
  });
  return { dir, loaded, config, contract, policy, places };
}
