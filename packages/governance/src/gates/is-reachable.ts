import type { Value } from '@codexhub/common-config/records';
import { metricCatalogue } from './policy/metric-catalogue.ts';

/** What rounding may add to a value at the end of its range. */
const SLACK = 1e-9;

/** Whether a metric can have this value at all; of one that is not in the catalogue nobody knows. */
export function isReachable(
  { metric, definition }: { readonly metric: string; readonly definition: string },
  value: Value,
): boolean {
  const known = metricCatalogue.find(
    (one) => one.metric === metric && one.definition === definition,
  );
  if (!known || !value.defined) return true;
  return known.minimum - SLACK <= value.value && value.value <= known.maximum + SLACK;
}
