import type { MetricPart } from '../../judging/group-metric.ts';
import { ratio, worstDifference } from '../../judging/statistic.ts';
import { badValue, goodValue, truthInWords } from './assumed-truth.ts';
import type { GroupNumbers, JudgedGroups } from './judge-counts.ts';

/** Expected counts of the groups where a model is good, and where it is bad; and both in words. */
export interface AssumedCounts {
  readonly good: Float64Array;
  readonly bad: Float64Array;
  readonly said: { readonly good: string; readonly bad: string };
  /** What equal groups have; undefined where groups stand for themselves. */
  readonly equal: number | undefined;
}

/**
 * What is taken for true. A good model treats all groups equally, at the rates of all of them pooled
 * (A/A); where each group stands for itself, every group's rate is at the target, or an eighth on the good
 * side of the limit. Of a bad model the smallest group is as far on the bad side as `badValue` says.
 */
export function assumedCounts(groups: JudgedGroups, counts: GroupNumbers): AssumedCounts {
  const { check, metric, names } = groups;
  const smallest = smallestOf(groups, counts);
  const [part] = metric.parts;
  const name = names[smallest]!;
  const reach = { minimum: metric.statistic.range[0], maximum: metric.statistic.range[1] };
  if (!metric.compares) {
    const [best, worst] = [goodValue(check, reach), badValue(check, reach)];
    const good = eachGroup(names, (group) => withRate(groupOf(counts, group), part!, best));
    return {
      good,
      bad: eachGroup(names, (group) =>
        group === smallest ? withRate(groupOf(counts, group), part!, worst) : groupOf(good, group),
      ),
      said: {
        good: truthInWords(`every group's ${check.metric} is`, best),
        bad: `${truthInWords(`${name}'s ${check.metric} is`, worst)}, the others' good`,
      },
      equal: undefined,
    };
  }
  const isWorst = metric.statistic === worstDifference;
  const asked = isWorst ? { ...check, direction: 'within' as const } : check;
  const value = badValue(asked, reach);
  const pooled = pooledOf(names, counts);
  const rate = rateOf(pooled, part!);
  const [own, others] = apart(rate, value, metric.statistic === ratio);
  const alike = (group: number): Float64Array => scaledTo(pooled, sumOf(groupOf(counts, group)));
  return {
    good: eachGroup(names, alike),
    bad: eachGroup(names, (group) =>
      withRate(alike(group), part!, group === smallest ? own : others),
    ),
    said: {
      good: 'every group has the rates of all pooled',
      bad: truthInWords(`${name} has a true ${check.metric} of`, isWorst ? Math.abs(value) : value),
    },
    equal: metric.statistic === ratio ? 1 : 0,
  };
}

/** Of the groups that can be broken, the smallest: its power is the least. */
function smallestOf({ names, reference }: JudgedGroups, counts: GroupNumbers): number {
  let smallest = -1;
  for (let group = 0; group < names.length; group += 1) {
    if (group === reference) continue;
    const rows = sumOf(groupOf(counts, group));
    if (smallest < 0 || rows < sumOf(groupOf(counts, smallest))) smallest = group;
  }
  return smallest;
}

/** The rates of a group and of the others that are so far apart; the others move where the group cannot. */
function apart(rate: number, value: number, isRatio: boolean): readonly [number, number] {
  const own = isRatio ? rate * value : rate + value;
  if (own > 1) return [1, isRatio ? 1 / value : 1 - value];
  return own < 0 ? [0, -value] : [own, rate];
}

/** The same rows with another rate of one part: what it leaves open keeps its proportions. */
function withRate(counts: Float64Array, { places }: MetricPart, rate: number): Float64Array {
  const { of, among } = places;
  const rest = among.filter((place) => !of.includes(place));
  const trials = among.reduce((sum, place) => sum + counts[place]!, 0);
  const changed = counts.slice();
  for (const [own, wanted] of [
    [of, rate * trials],
    [rest, (1 - rate) * trials],
  ] as const) {
    const before = own.reduce((sum, place) => sum + counts[place]!, 0);
    for (const place of own) {
      changed[place] = before > 0 ? (counts[place]! * wanted) / before : wanted / own.length;
    }
  }
  return changed;
}

function eachGroup(names: readonly string[], of: (group: number) => Float64Array): Float64Array {
  const all = new Float64Array(4 * names.length);
  for (let group = 0; group < names.length; group += 1) all.set(of(group), 4 * group);
  return all;
}

function groupOf(counts: GroupNumbers, group: number): Float64Array {
  const own = new Float64Array(4);
  for (let place = 0; place < 4; place += 1) own[place] = counts[4 * group + place]!;
  return own;
}

function pooledOf(names: readonly string[], counts: GroupNumbers): Float64Array {
  const all = new Float64Array(4);
  for (let at = 0; at < 4 * names.length; at += 1) all[at % 4]! += counts[at]!;
  return all;
}

function rateOf(counts: Float64Array, { places }: MetricPart): number {
  const trials = places.among.reduce((sum, place) => sum + counts[place]!, 0);
  return places.of.reduce((sum, place) => sum + counts[place]!, 0) / trials;
}

function scaledTo(counts: Float64Array, rows: number): Float64Array {
  const all = sumOf(counts);
  return counts.map((count) => (count * rows) / all);
}

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
