import type {
  GovernanceSection as GovernanceYaml,
  MetricsSection as MetricsYaml,
} from '@codexhub/common-config/config';
import type { DeepReadonly } from '@codexhub/common-config/kernel';

/** governance.yaml, as `loadConfig` hands it over. */
export type GovernanceSection = DeepReadonly<GovernanceYaml>;

/** metrics.yaml, as `loadConfig` hands it over. */
export type MetricsSection = DeepReadonly<MetricsYaml>;
