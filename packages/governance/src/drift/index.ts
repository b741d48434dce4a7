export type {
  CategoryDriftColumn,
  DriftColumn,
  DriftProfile,
  NumberDriftColumn,
} from '@codexhub/common-config/records';
export {
  type ColumnDrift,
  type Drift,
  type DriftDistance,
  type DriftOptions,
  detectDrift,
} from './detect-drift.ts';
export { type DriftProfileOptions, driftProfile, type ProfiledField } from './drift-profile.ts';
export {
  type DriftAlarm,
  type DriftState,
  initialDriftState,
  nextDriftState,
} from './drift-state.ts';
export type { DriftTest } from './drift-test.ts';
export { mergeDriftProfiles } from './merge-drift-profiles.ts';
export { type ValueDrift, valueDrift } from './value-drift.ts';
