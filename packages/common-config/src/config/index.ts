export { configJsonSchema } from './config-json-schema.ts';
export type { CheckIssue, DeepPartial, LoadConfigOptions } from './config-options.ts';
export {
  ConfigError,
  type ConfigErrorCode,
  type ConfigErrorOptions,
  configErrorCodes,
} from './errors.ts';
export type { Explanation, LayerValue } from './explain.ts';
export {
  type ConfigIssue,
  type ConfigIssueCode,
  type ConfigPath,
  configIssueCodes,
} from './issues/config-issue.ts';
export { parsePath, printPath } from './issues/print-path.ts';
export type { ConfigFile } from './layers/source-file.ts';
export { loadConfig } from './load-config.ts';
export type { LoadedConfig } from './loaded-config.ts';
export { plainValue } from './plain-value.ts';
export type { Secret } from './secret/secret.ts';
export { secret } from './secret/secret-schema.ts';
export {
  type FeatureStore,
  type FeatureView,
  type FeatureViewDefinition,
  featureStoreSchema,
  featureViewSchema,
  type GovernanceSection,
  governanceSectionSchema,
  type MetricsSection,
  metricsSectionSchema,
  type ProjectConfig,
  projectFileSchema,
  projectSchema,
  type TrainingSection,
  trainingSectionSchema,
} from './sections/index.ts';
export type { ConfigLayer } from './tree/source.ts';
export {
  type ConfigChange,
  type ConfigWatcher,
  type WatchConfigOptions,
  watchConfig,
} from './watch-config.ts';
export type { ConfigWarning } from './yaml/config-warning.ts';
