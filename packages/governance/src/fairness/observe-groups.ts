import { type Observation, undefinedValue, type Value } from '@codexhub/common-config/records';
import { bonferroniLevel } from '@codexhub/statistics';
import { type ArmsEstimate, estimateArms } from './estimate-arms.ts';
import type { GroupMetric } from './group-metric.ts';
import type { AttributeTally, GroupTally } from './group-tally.ts';
import { meanArm } from './mean-arm.ts';

/** What {@link observeGroups} needs. */
export interface GroupsToObserve {
  readonly metric: GroupMetric;
  readonly tally: AttributeTally;
  /** The group that others are compared with; for a metric that compares. */
  readonly reference: string | null;
  /** The served model's own counts, where the check rests on the procedure. */
  readonly beside?: AttributeTally | undefined;
  readonly level: number;
  readonly candidates: number;
}

/** An observation, and how its interval would look at more rows. */
export interface GroupObservation {
  readonly observation: Observation;
  readonly estimate?: ArmsEstimate;
}

/**
 * One observation per group that is not excluded (and not the reference), with nothing left out:
 * small groups, refused exclusions, too few groups and rows of unknown group are observations too,
 * undefined and with their reason.
 */
export function observeGroups(options: GroupsToObserve): readonly GroupObservation[] {
  const { tally, metric } = options;
  if (tally.problem !== undefined) return [unmeasured(null, null, tally.problem, tally.total)];
  const observations = tally.groups
    .filter(({ treatment }) => treatment !== 'excluded')
    .flatMap((group) => observeGroup(group, options));
  const judged = tally.groups.filter(({ treatment }) => treatment === 'judged');
  const compared = judged.filter(({ group }) => group !== options.reference);
  if (metric.compares && judged.length < 2) {
    const rows = judged.reduce((sum, { rows }) => sum + rows, 0);
    observations.push(unmeasured(null, options.reference, 'fewer_than_two_groups', rows));
  } else if (metric.compares && compared.length === 0) {
    observations.push(unmeasured(null, options.reference, 'fewer_than_two_groups', tally.total));
  }
  if (!metric.compares && tally.groups.length === 0) {
    observations.push(unmeasured(null, null, 'no_rows', 0));
  }
  if (tally.unknown > 0 && tally.blocksUnknown) {
    observations.push(unmeasured(null, null, 'unknown_group', tally.unknown));
  }
  return observations;
}

function observeGroup(
  { group, rows, treatment, exclusionRefused }: GroupTally,
  options: GroupsToObserve,
): GroupObservation[] {
  const { metric, tally, reference } = options;
  const against = metric.compares ? reference : null;
  if (exclusionRefused) return [unmeasured(group, against, 'too_large_to_exclude', rows)];
  if (treatment === 'below_minimum') {
    return [unmeasured(group, against === group ? null : against, 'group_below_minimum', rows)];
  }
  if (!metric.compares) return [measured(group, options)];
  if (group === reference) return [];
  const other = tally.groups.find((candidate) => candidate.group === reference);
  if (!other || reference === null) {
    return [unmeasured(group, reference, 'reference_absent', 0)];
  }
  if (other.treatment !== 'judged') {
    return [unmeasured(group, reference, 'reference_below_minimum', other.rows)];
  }
  return [measured(group, options)];
}

function measured(group: string, options: GroupsToObserve): GroupObservation {
  const { metric, tally, level, candidates, beside } = options;
  const reference = metric.compares ? options.reference : null;
  const { value, n, estimate } = measure(metric, tally, group, reference);
  const interval = estimate?.intervalAt(level);
  const adjusted =
    candidates > 1 ? estimate?.intervalAt(bonferroniLevel(level, candidates)) : undefined;
  const observation: Observation = {
    group,
    reference,
    value,
    ...(interval ? { interval } : {}),
    ...(adjusted ? { adjusted } : {}),
    n,
    ...(estimate?.spread ? { spread: estimate.spread } : {}),
    ...(beside ? { beside: besideOf(metric, beside, group, reference, level) } : {}),
  };
  return { observation, ...(estimate ? { estimate } : {}) };
}

function besideOf(
  metric: GroupMetric,
  tally: AttributeTally,
  group: string,
  reference: string | null,
  level: number,
): NonNullable<Observation['beside']> {
  if (tally.problem !== undefined) return { value: undefinedValue(tally.problem), n: 0 };
  const { value, n, estimate } = measure(metric, tally, group, reference);
  const interval = estimate?.intervalAt(level);
  return { value, ...(interval ? { interval } : {}), n };
}

function measure(
  metric: GroupMetric,
  { groups }: AttributeTally,
  group: string,
  reference: string | null,
): { readonly value: Value; readonly n: number; readonly estimate?: ArmsEstimate } {
  const sides = [group, ...(reference === null ? [] : [reference])].map((name) =>
    groups.find((candidate) => candidate.group === name),
  );
  if (sides.includes(undefined)) return { value: undefinedValue('group_absent'), n: 0 };
  const tallies = sides as GroupTally[];
  const n = Math.min(...tallies.map(({ repeats }) => meanArm(repeats.map(metric.arm)).trials));
  if (n === 0) return { value: undefinedValue(metric.withoutTrials), n };
  const estimate = estimateArms({
    statistic: metric.statistic,
    repeats: (tallies[0]?.repeats ?? []).map((_, repeat) =>
      tallies.map((tally) => metric.arm(tally.repeats[repeat]!)),
    ),
  });
  // A rate with trials is always finite: what is left is a ratio to a rate of zero.
  if (!estimate) return { value: undefinedValue('no_selection'), n };
  return { value: { defined: true, value: estimate.value }, n, estimate };
}

function unmeasured(
  group: string | null,
  reference: string | null,
  reason: string,
  n: number,
): GroupObservation {
  return { observation: { group, reference, value: undefinedValue(reason), n } };
}
