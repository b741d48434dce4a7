import type { Outcome, Requirement } from '@codexhub/common-config/records';
import { bootstrapCounts, type RandomSource, smallestScale } from '@codexhub/statistics';
import { armOf } from '../../judging/arm.ts';
import { estimateArms } from '../../judging/estimate-arms.ts';
import type { GroupMetric } from '../../judging/group-metric.ts';
import type { AttributeTally, GroupTally } from '../../judging/group-tally.ts';
import { levelTogether } from '../../judging/level-together.ts';
import { countedMetric } from '../clearance.ts';
import { beyondLimit } from '../limit-side.ts';
import type { CheckPower } from '../self-test-report.ts';
import { assumedCounts } from './assumed-counts.ts';
import { type GroupNumbers, type JudgedGroups, judgeCounts } from './judge-counts.ts';
import { unsaid } from './unsaid.ts';

/** Where chance comes from, and how often it is asked. */
export interface Draws {
  readonly replicates: number;
  readonly random: RandomSource;
}

/** From a hundredth of the rows to ten thousand times as many. */
const FINEST = 100;
const MAXIMUM_SCALE = 1e6;

/** How a check on counts works, by drawing the counts of its groups anew. */
export function countPower(
  check: Requirement,
  tally: AttributeTally | undefined,
  minimumGroupSize: number,
  draws: Draws,
): CheckPower {
  const base = {
    check: check.id,
    method: `${draws.replicates} draws of the counts, groups as large as observed`,
    good: '',
    bad: '',
  };
  const metric = countedMetric(check);
  if (!tally || !metric || tally.problem !== undefined) {
    return unsaid(base, tally?.total ?? 0, 'it was not measured');
  }
  const judged = tally.groups.filter(({ treatment }) => treatment === 'judged');
  const place = judged.findIndex(({ group }) => group === tally.reference);
  const isWithout = metric.compares && tally.reference !== undefined && place < 0;
  if (judged.length < (metric.compares ? 2 : 1) || isWithout) {
    return unsaid(base, tally.total, 'too few groups can be judged');
  }
  if (judged.some(({ repeats }) => repeats.some(({ weights }) => weights !== undefined))) {
    return unsaid(base, tally.total, 'rows with weights cannot be drawn from their sums');
  }
  const groups: JudgedGroups = {
    check,
    metric,
    names: judged.map(({ group }) => group),
    reference: tally.reference === undefined ? undefined : place,
    together: levelTogether(check.level, {
      metric,
      judged,
      named: tally.reference,
      direction: check.direction,
    }),
    errors: judged.map((group) => splitError(metric, group, judged[Math.max(0, place)]!)),
    minimumGroupSize,
  };
  const observed = meanCounts(judged);
  const isHeld = tally.groups.some(
    ({ treatment, exclusionRefused }) => treatment === 'below_minimum' || exclusionRefused,
  );
  // A group that cannot be judged keeps the check from passing, whatever the others show.
  const kept = isHeld || (tally.unknown > 0 && tally.blocksUnknown);
  return measured(
    groups,
    observed,
    { ...base, n: observed.reduce((a, b) => a + b, 0) },
    kept,
    draws,
  );
}

function measured(
  groups: JudgedGroups,
  observed: Float64Array,
  base: Pick<CheckPower, 'check' | 'method' | 'good' | 'bad' | 'n'>,
  kept: boolean,
  draws: Draws,
): CheckPower {
  const { good, bad, said, equal } = assumedCounts(groups, observed);
  if (![...good, ...bad].every((count) => count >= 0)) {
    return unsaid({ ...base, ...said }, base.n, 'a rate has no rows to rest on');
  }
  const isPassing = (outcome: Outcome): boolean =>
    !kept && (outcome === 'pass' || outcome === 'warn');
  const atGood = outcomesOf(groups, eachGroup(good, draws), draws.replicates);
  const atBad = outcomesOf(groups, eachGroup(bad, draws), draws.replicates);
  const anew = outcomesOf(groups, wholeAgain(observed, draws), draws.replicates);
  const verdict = judgeCounts(groups, observed, 0);
  const isMet = equal === undefined || beyondLimit(groups.check, equal) > 0;
  const scale = smallestScale({
    maximum: MAXIMUM_SCALE,
    concluded: (factor) =>
      isLarge(groups, observed, factor / FINEST) &&
      ['pass', 'warn'].includes(judgeCounts(groups, good, 0, factor / FINEST)) &&
      judgeCounts(groups, bad, 0, factor / FINEST) === 'fail',
  });
  return {
    ...base,
    ...said,
    falseFail: isMet ? share(atGood, (outcome) => outcome === 'fail') : null,
    pass: share(atGood, isPassing),
    power: share(atBad, (outcome) => outcome === 'fail'),
    flip: share(anew, (outcome) => outcome !== verdict),
    nToConclude: scale === undefined ? null : Math.ceil((scale / FINEST) * base.n),
    ...(isMet ? {} : { why: 'equal groups do not meet this limit' }),
  };
}

function outcomesOf(
  groups: JudgedGroups,
  drawn: GroupNumbers,
  replicates: number,
): readonly Outcome[] {
  const cells = 4 * groups.names.length;
  const outcomes: Outcome[] = [];
  for (let at = 0; at < replicates; at += 1) outcomes.push(judgeCounts(groups, drawn, at * cells));
  return outcomes;
}

/** Each group drawn by itself, as large as it was. */
function eachGroup(expected: Float64Array, { replicates, random }: Draws): Float64Array {
  const drawn = new Float64Array(replicates * expected.length);
  for (let start = 0; start < expected.length; start += 4) {
    const counts = expected.subarray(start, start + 4).map(Math.round);
    const own = bootstrapCounts({ counts, replicates, scheme: 'multinomial', random });
    for (let at = 0; at < replicates; at += 1) {
      for (let place = 0; place < 4; place += 1) {
        drawn[at * expected.length + start + place] = own[4 * at + place]!;
      }
    }
  }
  return drawn;
}

/** All rows drawn anew: the groups grow and shrink with them. */
function wholeAgain(observed: Float64Array, { replicates, random }: Draws): Float64Array {
  const counts = observed.map(Math.round);
  return bootstrapCounts({ counts, replicates, scheme: 'multinomial', random });
}

function share(outcomes: readonly Outcome[], is: (outcome: Outcome) => boolean): number {
  return outcomes.filter(is).length / outcomes.length;
}

function isLarge(
  { names, minimumGroupSize }: JudgedGroups,
  counts: Float64Array,
  scale: number,
): boolean {
  return names.every((_, group) => {
    const own = counts.subarray(4 * group, 4 * group + 4);
    return scale * own.reduce((sum, count) => sum + count, 0) >= minimumGroupSize;
  });
}

/** The rows of each group at 2 × outcome + decision, averaged over the repeats of a cross-fitting. */
function meanCounts(groups: readonly GroupTally[]): Float64Array {
  const counts = new Float64Array(4 * groups.length);
  for (const [at, { repeats }] of groups.entries()) {
    for (const repeat of repeats) {
      for (let place = 0; place < 4; place += 1) {
        counts[4 * at + place]! += repeat.counts[place as 0 | 1 | 2 | 3] / repeats.length;
      }
    }
  }
  return counts;
}

/** How much a comparison moved from split to split: part of every interval, and no draw shows it. */
function splitError(metric: GroupMetric, group: GroupTally, reference: GroupTally): number {
  const sides = metric.compares ? [group, reference] : [group];
  const estimate = estimateArms({
    statistic: metric.statistic,
    repeats: group.repeats.map((_, repeat) =>
      sides.flatMap((side) =>
        metric.parts.map(({ places }) => armOf(side.repeats[repeat]!, places)),
      ),
    ),
  });
  const { standardDeviation = 0, repeats = 1 } = estimate?.spread ?? {};
  return standardDeviation / Math.sqrt(repeats);
}
