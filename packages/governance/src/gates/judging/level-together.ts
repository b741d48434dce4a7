import type { Requirement } from '@codexhub/common-config/records';
import type { ReferenceSizes } from '@codexhub/statistics';
import { armOf, meanArm } from './arm.ts';
import type { GroupMetric } from './group-metric.ts';
import type { GroupTally } from './group-tally.ts';
import { simultaneousLevel } from './simultaneous-level.ts';

/** The groups that a metric judges together. */
export interface JudgedTogether {
  readonly metric: GroupMetric;
  readonly judged: readonly GroupTally[];
  /** The group that the policy names, for a metric that compares; otherwise the data choose. */
  readonly named: string | undefined;
  /** Of the limit, where there is one. */
  readonly direction?: Requirement['direction'] | undefined;
}

/** The level at which the intervals of all judged groups hold at once. */
export function levelTogether(level: number, together: JudgedTogether): number {
  const { metric, judged, named } = together;
  if (!metric.compares)
    return simultaneousLevel(level, { judged: judged.length, against: 'nothing' });
  if (named === undefined) {
    return simultaneousLevel(level, { judged: judged.length, against: 'highest' });
  }
  return simultaneousLevel(level, {
    judged: judged.length,
    against: 'named',
    precisions: precisionsOf(together),
  });
}

/**
 * How precisely the rates of the groups and of the named reference are known. Not where groups can fail on two
 * sides: what moves all comparisons alike helps one side and hurts the other. Nor of a metric of several rates.
 */
function precisionsOf({
  metric: { statistic, parts },
  judged,
  named,
  direction,
}: JudgedTogether): ReferenceSizes | undefined {
  const { precision } = statistic;
  const [part, more] = parts;
  if (!precision || !part || more || direction === undefined || direction === 'within') {
    return undefined;
  }
  let reference: number | undefined;
  const groups: number[] = [];
  for (const { group, repeats } of judged) {
    const arm = meanArm(repeats.map((cell) => armOf(cell, part.places)));
    if (arm.trials === 0) continue;
    if (group === named) reference = precision(arm);
    else groups.push(precision(arm));
  }
  return reference === undefined || groups.length === 0 ? undefined : { groups, reference };
}
