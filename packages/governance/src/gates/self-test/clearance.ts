import type { Requirement } from '@codexhub/common-config/records';
import {
  fairnessMetrics,
  type GroupMetric,
  type MetricPart,
  selection,
} from '../judging/group-metric.ts';
import { ratio } from '../judging/statistic.ts';
import { sliceMetric } from '../observe/slice-metrics.ts';
import type { GroupLayout, LayoutAttribute } from './group-layout.ts';
import { beyondLimit } from './limit-side.ts';
import type { OutcomeShares } from './share-of-outcomes.ts';

/** One comparison as it is in truth, where nothing is drawn by chance. */
export interface TrueComparison {
  readonly group: string;
  readonly value: number;
  /** Standard errors that one row would tell the value from the limit by; negative beyond it. */
  readonly clearance: number;
  /** The share of all rows that the value rests on: of its rates, the least. */
  readonly share: number;
}

interface Mass {
  readonly name: string;
  readonly of: Float64Array;
}

interface Rate {
  readonly value: number;
  readonly share: number;
}

/** The metric that a check names, of those that counts can give. */
export function countedMetric({ kind, metric, definition }: Requirement): GroupMetric | undefined {
  if (kind !== 'fairness') return sliceMetric(metric, definition);
  return fairnessMetrics.find((one) => one.metric === metric && one.definition === definition);
}

/** What a check compares, if the cells of a layout are of these kinds; none where nothing can be compared. */
export function trueComparisons(
  requirement: Requirement,
  layout: GroupLayout,
  kinds: readonly OutcomeShares[],
): readonly TrueComparison[] {
  const metric = countedMetric(requirement);
  const attribute = layout.attributes.find(({ policy }) => policy.name === requirement.attribute);
  if (!metric || !attribute) return [];
  const masses = massesOf(attribute, layout, kinds);
  if (!metric.compares) return masses.map((mass) => compare(requirement, metric, [mass]));
  const reference = referenceOf(attribute, masses);
  if (!reference) return [];
  return masses
    .filter((mass) => mass !== reference)
    .map((mass) => compare(requirement, metric, [mass, reference]));
}

function massesOf(
  { groups }: LayoutAttribute,
  { cells }: GroupLayout,
  kinds: readonly OutcomeShares[],
): readonly Mass[] {
  return groups
    .filter(({ excluded }) => !excluded)
    .map(({ name, cells: own }) => {
      const of = new Float64Array(4);
      for (const cell of own) {
        const { share } = cells[cell]!;
        for (let at = 0; at < 4; at += 1) of[at]! += share * kinds[cell]![at as 0 | 1 | 2 | 3];
      }
      return { name, of };
    });
}

/** Rates nearer than this to the highest may change places when rows are rounded to whole ones. */
const NEAR = 0.01;

/**
 * Whether it is clear which group is the reference, wherever the one with the highest rate is: where groups
 * of different kinds have nearly that rate, which one it is says how they compare.
 */
export function hasClearReference(layout: GroupLayout, kinds: readonly OutcomeShares[]): boolean {
  return layout.attributes.every((attribute) => {
    if (attribute.policy.reference !== undefined) return true;
    const masses = massesOf(attribute, layout, kinds);
    const highest = referenceOf(attribute, masses);
    return masses.every(
      (mass) => !highest || isAlike(mass, highest) || rateGap(highest, mass) > NEAR,
    );
  });
}

function rateGap(one: Mass, other: Mass): number {
  return rateOf(selection, one).value - rateOf(selection, other).value;
}

function isAlike(one: Mass, other: Mass): boolean {
  const sum = (mass: Mass): number => mass.of.reduce((all, share) => all + share, 0);
  const scale = sum(one) / sum(other);
  return one.of.every((share, at) => Math.abs(share - scale * other.of[at]!) < 1e-9);
}

function referenceOf({ policy }: LayoutAttribute, masses: readonly Mass[]): Mass | undefined {
  if (policy.reference !== undefined) return masses.find(({ name }) => name === policy.reference);
  let highest: Mass | undefined;
  let rate = -1;
  for (const mass of masses) {
    const own = rateOf(selection, mass).value;
    // Equal but for rounding: the first by name, as the gate takes it.
    if (own > rate + 1e-12) {
      highest = mass;
      rate = own;
    }
  }
  return highest;
}

function rateOf({ places }: MetricPart, { of }: Mass): Rate {
  let share = 0;
  let successes = 0;
  for (const place of places.among) share += of[place]!;
  for (const place of places.of) successes += of[place]!;
  return { value: successes / share, share };
}

function compare(
  requirement: Requirement,
  { parts, statistic, compares }: GroupMetric,
  sides: readonly Mass[],
): TrueComparison {
  const rates = sides.map((side) => parts.map((part) => rateOf(part, side)));
  const [own, other] = rates as [Rate[], Rate[]];
  const share = Math.min(...rates.flat().map((rate) => rate.share));
  const told = parts.map((_, at) => {
    const variance = spreadOf(own[at]!);
    if (!compares) return { value: own[at]!.value, error: Math.sqrt(variance) };
    const against = spreadOf(other[at]!);
    if (statistic !== ratio) {
      const value = own[at]!.value - other[at]!.value;
      return { value, error: Math.sqrt(variance + against) };
    }
    const value = own[at]!.value / other[at]!.value;
    const relative = variance / own[at]!.value ** 2 + against / other[at]!.value ** 2;
    return { value, error: value * Math.sqrt(relative) };
  });
  // Of several rates the worst decides, by its size.
  const limit =
    parts.length > 1 ? { ...requirement, direction: worstOf(requirement) } : requirement;
  const clearance = Math.min(...told.map(({ value, error }) => beyondLimit(limit, value) / error));
  const value =
    parts.length > 1 ? Math.max(...told.map((one) => Math.abs(one.value))) : told[0]!.value;
  return { group: sides[0]!.name, value, clearance, share };
}

function worstOf({ direction }: Requirement): Requirement['direction'] {
  return direction === 'at_most' ? 'within' : direction;
}

/** Variance of a rate from one row of the whole. */
function spreadOf({ value, share }: Rate): number {
  return (value * (1 - value)) / share;
}
