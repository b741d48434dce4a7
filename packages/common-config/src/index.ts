export {
  ConfigError,
  configJsonSchema,
  type LoadConfigOptions,
  type LoadedConfig,
  loadConfig,
  type ProjectConfig,
  projectSchema,
  type Secret,
  secret,
  watchConfig,
} from './config/index.ts';
export {
  type Contract,
  type ContractDefinition,
  defineContract,
  type InputRow,
  type ModelContract,
  validateRow,
} from './contract/index.ts';
export {
  CodexHubError,
  canonicalJson,
  createLogger,
  createRandom,
  type Digest,
  digest,
  type Logger,
} from './kernel/index.ts';
export { isOpen, signApproval, signWaiver } from './records/index.ts';
