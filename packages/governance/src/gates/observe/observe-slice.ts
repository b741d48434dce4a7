import type { Observation, Requirement } from '@codexhub/common-config/records';
import { conclude } from '../judging/conclude.ts';
import { observeGroups } from '../judging/observe-groups.ts';
import type { FindTally } from '../judging/tally-evidence.ts';
import { sliceMetric } from './slice-metrics.ts';

/** A metric in every group of an attribute, from the counts, each group standing for itself. */
export function observeSlice(
  requirement: Requirement,
  find: FindTally,
  candidates: number,
): readonly Observation[] {
  const { attribute, estimand, level } = requirement;
  const metric = sliceMetric(requirement.metric, requirement.definition);
  const tally = attribute === undefined ? undefined : find(attribute, estimand);
  if (!metric || !tally) return [];
  return observeGroups({
    metric,
    tally,
    reference: null,
    beside: estimand === 'procedure' ? find(tally.attribute, 'model') : undefined,
    level,
    candidates,
  }).map((observed) => conclude(requirement, observed, tally.total));
}
