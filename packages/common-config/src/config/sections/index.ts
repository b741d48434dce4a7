export {
  type FeatureStore,
  type FeatureView,
  type FeatureViewDefinition,
  featureStoreSchema,
  featureViewSchema,
} from './feature-view-schema.ts';
export { type GovernanceSection, governanceSectionSchema } from './governance-section.ts';
export { type MetricsSection, metricsSectionSchema } from './metrics-section.ts';
export { type ProjectConfig, projectFileSchema, projectSchema } from './project-schema.ts';
export { type TrainingSection, trainingSectionSchema } from './training-section.ts';
