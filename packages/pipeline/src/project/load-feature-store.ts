import { type FeatureStore, featureStoreSchema, loadConfig } from '@codexhub/common-config/config';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import type { FeatureViewSource } from '@codexhub/training';
import { dataSource } from '../stages/data-source.ts';

export interface LoadFeatureStoreOptions {
  /** The folder with the store's `default.yaml`; paths in it are relative to the folder. */
  readonly dir: string;
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

/**
 * The feature views of a folder, as `historicalFeatures` takes them.
 * @throws ConfigError `CONFIG_INVALID` with every fault, its file, line and column.
 * @example
 * const views = loadFeatureStore({ dir: 'features' });
 * const { table } = await historicalFeatures({ events, eventTime: 'at', views });
 */
export function loadFeatureStore({
  dir,
  env,
}: LoadFeatureStoreOptions): readonly FeatureViewSource[] {
  const options = { schema: featureStoreSchema, dir, ...(env ? { env } : {}) };
  const store: DeepReadonly<FeatureStore> = loadConfig(options).value;
  return store.views.map(({ source, columns, ...view }) => ({
    view,
    source: dataSource(dir, source),
    columns,
  }));
}
