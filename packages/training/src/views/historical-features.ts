import type { Table } from '@codexhub/common-config/columns';
import type { FeatureViewDefinition } from '@codexhub/common-config/config';
import type { MetadataField } from '@codexhub/common-config/contract';
import { type DeepReadonly, type Digest, digest } from '@codexhub/common-config/kernel';
import type { DataSource } from '../data/data-source.ts';
import { readTable } from '../data/load-dataset.ts';
import { parseView } from './feature-view.ts';
import { type JoinedFeatures, joinFeatureViews } from './join-feature-views.ts';

/** A feature view, where its facts come from, and what their columns hold. */
export interface FeatureViewSource {
  readonly view: DeepReadonly<FeatureViewDefinition>;
  readonly source: DataSource;
  readonly columns: Readonly<Record<string, DeepReadonly<MetadataField>>>;
}

export interface HistoricalFeaturesOptions {
  readonly events: Table;
  /** The time column of the events. */
  readonly eventTime: string;
  readonly views: readonly FeatureViewSource[];
  readonly signal?: AbortSignal | undefined;
}

export interface HistoricalFeatures extends JoinedFeatures {
  /** The digest of definitions, columns and what was read: the version of this set of features. */
  readonly version: Digest;
}

/**
 * Reads the facts of feature views and joins them to events as of their moment (`joinFeatureViews`).
 * The views are read one after the other, whole: a view that is computed is a `sql` source.
 *
 * @throws TrainingError as `loadDataset` and `joinFeatureViews` do. Cells are held to the declared
 * columns; their values are never repeated in a message.
 * @see Feast's `get_historical_features`
 * @example
 * const { table } = await historicalFeatures({ events, eventTime: 'at', views });
 * [...table.columns.keys()]; // Returns: ['customer', 'at', 'account__balance']
 */
export async function historicalFeatures(
  options: HistoricalFeaturesOptions,
): Promise<HistoricalFeatures> {
  const { events, eventTime, signal } = options;
  const views = options.views.map((one) => ({ ...one, view: parseView(one.view) }));
  const facts: { readonly facts: Table; readonly source: Digest | null }[] = [];
  for (const { source, columns } of views) {
    const read = await readTable(source, { fields: columns, isPersonal: () => true }, { signal });
    facts.push({ facts: read.table, source: read.source ?? null });
  }
  const joined = joinFeatureViews({
    events,
    eventTime,
    views: views.map(({ view }, at) => ({ view, facts: facts[at]!.facts })),
  });
  const read = views.map(({ columns }, at) => ({ columns, source: facts[at]!.source }));
  return { ...joined, version: digest({ definition: joined.definition, read }) };
}
