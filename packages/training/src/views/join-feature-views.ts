import { type Column, columnOf, createTable, type Table } from '@codexhub/common-config/columns';
import type { FeatureViewDefinition } from '@codexhub/common-config/config';
import { type DeepReadonly, type Digest, digest } from '@codexhub/common-config/kernel';
import { requireOption } from '../internal/require-option.ts';
import { parseView, ttlOf } from './feature-view.ts';
import { type PointInTimeMatches, pointInTimeJoin } from './point-in-time-join.ts';
import { takeMatched } from './take-matched.ts';

export interface ViewWithFacts {
  readonly view: DeepReadonly<FeatureViewDefinition>;
  readonly facts: Table;
}

export interface JoinFeatureViewsOptions {
  readonly events: Table;
  /** The time column of the events. */
  readonly eventTime: string;
  readonly views: readonly ViewWithFacts[];
}

/** How many events a view had an answer for. */
export type ViewCoverage = Omit<PointInTimeMatches, 'rows'> & { readonly view: string };

export interface JoinedFeatures {
  /** The events' columns, and of each view the columns `view__feature`. */
  readonly table: Table;
  readonly coverage: readonly ViewCoverage[];
  /** The digest of the definitions: which features, by which rule. */
  readonly definition: Digest;
}

/**
 * Joins to each event what the feature views knew of its entity before it. An event without a match
 * has missing cells, and is counted in `coverage`.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` for a view that cannot hold, two of one name, or a
 * column name that the events have already; ColumnsError where a column is not there.
 * @see Feast's `get_historical_features`, whose column names these are
 * @example
 * const view = { name: 'account', keys: ['customer'], time: 'at', features: ['balance'] };
 * const { table } = joinFeatureViews({ events, eventTime: 'at', views: [{ view, facts }] });
 * [...table.columns.keys()]; // Returns: ['customer', 'at', 'account__balance']
 */
export function joinFeatureViews(options: JoinFeatureViewsOptions): JoinedFeatures {
  const { events, eventTime } = options;
  const views = options.views.map(({ view, facts }) => ({ view: parseView(view), facts }));
  const columns = new Map<string, Column>(events.columns);
  const coverage = views.map(({ view, facts }): ViewCoverage => {
    const { rows, ...counts } = pointInTimeJoin({
      events,
      facts,
      eventTime,
      keys: view.keys,
      factTime: view.time,
      knownTime: view.known,
      ttl: ttlOf(view),
      sameInstant: view.sameInstant,
    });
    for (const feature of view.features) {
      const name = `${view.name}__${feature}`;
      requireOption(
        !columns.has(name),
        `feature view: the column "${name}"`,
        'new',
        'a second one',
      );
      columns.set(name, takeMatched(columnOf(facts, feature), rows));
    }
    return { view: view.name, ...counts };
  });
  const definition = digest({ eventTime, views: views.map(({ view }) => view) });
  return { table: { ...createTable(columns), rowCount: events.rowCount }, coverage, definition };
}
