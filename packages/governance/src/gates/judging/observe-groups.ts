import {
  type Observation,
  type Requirement,
  undefinedValue,
} from '@codexhub/common-config/records';
import { bonferroniLevel } from '@codexhub/statistics';
import type { ArmsEstimate } from './estimate-arms.ts';
import type { GroupMetric } from './group-metric.ts';
import type { AttributeTally, GroupTally } from './group-tally.ts';
import { levelTogether } from './level-together.ts';
import { intervalsOf, measureGroup } from './measure-group.ts';

/** What {@link observeGroups} needs. */
export interface GroupsToObserve {
  readonly metric: GroupMetric;
  readonly tally: AttributeTally;
  /** The group that others are compared with; for a metric that compares. */
  readonly reference: string | null;
  /** The served model's own counts, where the check rests on the procedure. */
  readonly beside?: AttributeTally | undefined;
  readonly level: number;
  /** Of the limit that the observations are held to, where there is one. */
  readonly direction?: Requirement['direction'];
  readonly candidates: number;
}

/** An observation, and how its intervals would look at more rows. */
export interface GroupObservation {
  readonly observation: Observation;
  readonly estimate?: ArmsEstimate;
  /** The level at which the intervals of all groups hold at once. */
  readonly together: number;
}

interface Comparing extends GroupsToObserve {
  readonly together: number;
  readonly against: GroupTally | undefined;
  readonly besides: ReadonlyMap<string, GroupTally>;
}

/**
 * One observation per group that is not excluded (and not the reference), with nothing left out:
 * small groups, refused exclusions, too few groups and rows of unknown group are observations too,
 * undefined and with their reason.
 */
export function observeGroups(options: GroupsToObserve): readonly GroupObservation[] {
  const { tally, metric, reference, level, direction, beside } = options;
  if (tally.problem !== undefined) return [unmeasured(null, null, tally.problem, tally.total)];
  const judged = tally.groups.filter(({ treatment }) => treatment === 'judged');
  const together = levelTogether(level, { metric, judged, named: tally.reference, direction });
  const comparing: Comparing = {
    ...options,
    together,
    against: tally.groups.find(({ group }) => group === reference),
    besides: new Map(beside?.groups.map((group) => [group.group, group])),
  };
  const observations = tally.groups
    .filter(({ treatment }) => treatment !== 'excluded')
    .flatMap((group) => observeGroup(group, comparing));
  if (metric.compares && judged.length < 2) {
    const rows = judged.reduce((sum, { rows }) => sum + rows, 0);
    observations.push(unmeasured(null, reference, 'fewer_than_two_groups', rows));
  } else if (metric.compares && judged.every(({ group }) => group === reference)) {
    observations.push(unmeasured(null, reference, 'fewer_than_two_groups', tally.total));
  }
  if (!metric.compares && tally.groups.length === 0) {
    observations.push(unmeasured(null, null, 'no_rows', 0));
  }
  if (tally.unknown > 0 && tally.blocksUnknown) {
    observations.push(unmeasured(null, null, 'unknown_group', tally.unknown));
  }
  return observations;
}

function observeGroup(tally: GroupTally, comparing: Comparing): GroupObservation[] {
  const { group, rows, treatment, exclusionRefused } = tally;
  const { metric, reference, against } = comparing;
  const other = metric.compares ? reference : null;
  if (exclusionRefused) return [unmeasured(group, other, 'too_large_to_exclude', rows)];
  if (treatment === 'below_minimum') {
    return [unmeasured(group, other === group ? null : other, 'group_below_minimum', rows)];
  }
  if (!metric.compares) return [measured([tally], comparing)];
  if (group === reference) return [];
  if (!against) return [unmeasured(group, reference, 'reference_absent', 0)];
  if (against.treatment !== 'judged') {
    return [unmeasured(group, reference, 'reference_below_minimum', against.rows)];
  }
  return [measured([tally, against], comparing)];
}

/** @param sides the group, then its reference where the metric compares. */
function measured(sides: readonly GroupTally[], comparing: Comparing): GroupObservation {
  const { metric, level, together, candidates, beside } = comparing;
  const { value, n, estimate } = measureGroup(metric, sides);
  const adjusted =
    candidates > 1 ? estimate?.intervalAt(bonferroniLevel(level, candidates)) : undefined;
  const observation: Observation = {
    group: sides[0]!.group,
    reference: sides[1]?.group ?? null,
    value,
    ...intervalsOf(estimate, { level, together }),
    ...(adjusted ? { adjusted } : {}),
    n,
    ...(estimate?.spread ? { spread: estimate.spread } : {}),
    ...(beside ? { beside: besideOf(sides, beside, comparing) } : {}),
  };
  return { observation, together, ...(estimate ? { estimate } : {}) };
}

function besideOf(
  sides: readonly GroupTally[],
  { problem }: AttributeTally,
  { metric, besides, level, together }: Comparing,
): NonNullable<Observation['beside']> {
  if (problem !== undefined) return { value: undefinedValue(problem), n: 0 };
  const own = sides.flatMap(({ group }) => besides.get(group) ?? []);
  if (own.length < sides.length) return { value: undefinedValue('group_absent'), n: 0 };
  const { value, n, estimate } = measureGroup(metric, own);
  return { value, ...intervalsOf(estimate, { level, together }), n };
}

function unmeasured(
  group: string | null,
  reference: string | null,
  reason: string,
  n: number,
): GroupObservation {
  return { observation: { group, reference, value: undefinedValue(reason), n }, together: 0 };
}
