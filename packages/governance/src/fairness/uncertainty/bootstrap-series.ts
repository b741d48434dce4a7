import { checkedChoice } from './check-options.ts';
import { DISPARITIES, type DisparityName } from './disparities.ts';
import { RATES, type RateName } from './rates.ts';
import type { MetricRows } from './replicate-metrics.ts';

/** A rate of each group, or a disparity between them. */
export type BootstrapMetric = RateName | DisparityName;

/** The estimates of a bootstrap, in the order of their rows. */
export interface BootstrapSeries {
  readonly entries: readonly SeriesEntry[];
  readonly rows: MetricRows;
}

interface SeriesEntry {
  readonly metric: BootstrapMetric;
  readonly definition: string;
  readonly group?: readonly string[];
  /** Why the value is undefined, where it is. */
  readonly withoutValue: string;
}

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where a metric is none. */
export function planSeries(
  groups: readonly (readonly string[])[],
  metrics: readonly BootstrapMetric[] | undefined,
): BootstrapSeries {
  const names = [...RATES, ...DISPARITIES].map(({ name }) => name);
  const asked = new Set(
    metrics?.map((metric) => checkedChoice<BootstrapMetric>('metrics', names, metric)) ?? names,
  );
  const entries: SeriesEntry[] = [];
  const ofRate = new Int32Array(RATES.length).fill(-1);
  for (const [at, { name, definition, withoutTrials }] of RATES.entries()) {
    if (!asked.has(name)) continue;
    ofRate[at] = entries.length;
    for (const group of groups) {
      entries.push({ metric: name, definition, group, withoutValue: withoutTrials });
    }
  }
  const ofDisparity = new Int32Array(DISPARITIES.length).fill(-1);
  for (const [at, { name, definition, statistic }] of DISPARITIES.entries()) {
    if (!asked.has(name)) continue;
    ofDisparity[at] = entries.length;
    const withoutRate = statistic === 'ratio' ? 'undefined_or_zero_rate' : 'undefined_rate';
    entries.push({
      metric: name,
      definition,
      withoutValue: groups.length < 2 ? 'fewer_than_two_groups' : withoutRate,
    });
  }
  return { entries, rows: { ofRate, ofDisparity } };
}
