import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { optionInvalid } from '../../internal/option-invalid.ts';
import type { Group } from '../../internal/row-groups.ts';
import { type Measure, reasonAmong } from '../measures/measure.ts';
import { type DesiredShare, desiredShares } from './desired-shares.ts';
import { type RankedItems, type Rankings, rankItems } from './ranked-items.ts';

/** What {@link rankingRepresentation} takes beside the items. */
export interface RepresentationOptions {
  /** How many places count as the top. */
  readonly k: number;
  /** The share that each group is to have; by default its share of the items of the query. */
  readonly desired?: readonly DesiredShare[];
}

/** One group among the first. */
export interface RepresentationOfGroup {
  readonly group: Group;
  /** Its items among the first k, over all queries. */
  readonly top: number;
  /** Its share of the first k places. */
  readonly topShare: number;
  /** The share of them that it is to have. */
  readonly desiredShare: number;
  /** ln(topShare / desiredShare): 0 as desired, below 0 too few; undefined with `none_in_top` or `none_desired`. */
  readonly skew: Measure;
}

/** Who is among the first. */
export interface RankingRepresentation {
  readonly items: number;
  readonly queries: number;
  /** Queries with fewer than k items: all of them count as the top. */
  readonly shortQueries: number;
  readonly tiedItems: number;
  /** Items of unknown groups: a group of their own here, left out of the extremes of skew. */
  readonly unknown: number;
  readonly attributes: readonly string[];
  readonly k: number;
  readonly groups: readonly RepresentationOfGroup[];
  readonly minimumSkew: Measure;
  readonly maximumSkew: Measure;
  /** Mean over queries of the discounted divergence of all prefixes, from 0 (as desired) up. */
  readonly ndkl: Measure;
}

/**
 * Representation among the first: skew@k of each group, its extremes, and NDKL over whole rankings.
 *
 * skew = ln(share of the first k / desired share), over the places of all queries together;
 * NDKL = Σᵢ KL(groups of the first i ‖ desired) / log₂(i + 1) / Σᵢ 1 / log₂(i + 1), natural logarithms,
 * mean over queries. O(n log n).
 *
 * @returns skew undefined with `none_in_top` (it would be −∞) or `none_desired`, and so are the extremes;
 * NDKL with `none_desired` where a group that has items is desired to have none
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID`, `GOVERNANCE_GROUP_UNKNOWN`, and those of {@link rankingExposure}
 * @see Geyik, Ambler and Kenthapadi, Fairness-Aware Ranking in Search & Recommendation Systems, KDD 2019
 * @example
 * const items = { scores: [4, 3, 2, 1], sensitive: { sex: ['m', 'm', 'm', 'f'] } };
 * const { groups } = rankingRepresentation({ ...items, scores: [4, 3, 1, 2] }, { k: 3 });
 * groups[0]?.skew.value; // Returns: { defined: true, value: 0.28768207245178085 }
 * rankingRepresentation(items, { k: 3 }).groups[0]?.skew.value; // Returns: { defined: false, reason: 'none_in_top' }
 */
export function rankingRepresentation(
  items: RankedItems,
  { k, desired }: RepresentationOptions,
): RankingRepresentation {
  if (!Number.isSafeInteger(k) || k < 1) {
    throw optionInvalid('k', 'a whole number from 1 up', k, 'pass how many places are seen');
  }
  const rankings = rankItems(items);
  const { groups, starts, queries } = rankings;
  const wanted = desired && desiredShares(groups, desired);
  const top = new Uint32Array(groups.groups.length);
  const places = new Float64Array(groups.groups.length);
  // Of one query at a time: only the places of its groups are written, so groups × queries is no cost.
  const shares = wanted ?? new Float64Array(groups.groups.length);
  const counts = new Float64Array(groups.groups.length);
  let [seen, shortQueries, sum] = [0, 0, 0];
  for (let query = 0; query < queries.length; query += 1) {
    const [start, end] = [starts[query]!, starts[query + 1]!];
    const one = { start, end, shares, counts };
    if (!wanted) ownShares(rankings, one);
    const length = Math.min(k, end - start);
    if (length < k) shortQueries += 1;
    seen += length;
    for (let at = start; at < start + length; at += 1) {
      top[groups.numbers[rankings.order[at]!]!]! += 1;
    }
    sum += divergence(rankings, one);
    addPlaces(rankings, one, length, places);
  }
  if (wanted) for (let at = 0; at < places.length; at += 1) places[at] = seen * wanted[at]!;
  const measured = groups.groups.map((group, at): RepresentationOfGroup => {
    const [topShare, desiredShare] = [top[at]! / seen, places[at]! / seen];
    const value: Value =
      desiredShare === 0
        ? undefinedValue('none_desired')
        : topShare === 0
          ? undefinedValue('none_in_top')
          : measuredValue(Math.log(topShare / desiredShare));
    return { group, top: top[at]!, topShare, desiredShare, skew: of('skew@k', value) };
  });
  const skews = groups.known.map((at) => measured[at]!.skew.value);
  return {
    items: rankings.order.length,
    queries: queries.length,
    shortQueries,
    tiedItems: rankings.tiedItems,
    unknown: groups.unknown,
    attributes: groups.attributes,
    k,
    groups: measured,
    minimumSkew: of('min_skew@k', extreme(skews, -1)),
    maximumSkew: of('max_skew@k', extreme(skews, 1)),
    ndkl: of(
      'ndkl',
      sum === Number.POSITIVE_INFINITY
        ? undefinedValue('none_desired')
        : measuredValue(sum / queries.length),
    ),
  };
}

function of(name: string, value: Value): Measure {
  return { definition: `geyik_2019.${name}`, value };
}

function extreme(skews: readonly Value[], sign: 1 | -1): Value {
  if (skews.length === 0) return undefinedValue('no_groups');
  const reason = reasonAmong(skews);
  if (reason) return reason;
  let best = Number.NEGATIVE_INFINITY;
  for (const skew of skews) if (skew.defined) best = Math.max(best, sign * skew.value);
  return { defined: true, value: sign * best };
}

/** Writes the shares that the query's groups have of its items; `counts` are zeros before and after. */
function ownShares(rankings: Rankings, { start, end, shares, counts }: OneQuery): void {
  const { groups, order } = rankings;
  for (let at = start; at < end; at += 1) counts[groups.numbers[order[at]!]!]! += 1;
  for (let at = start; at < end; at += 1) {
    const group = groups.numbers[order[at]!]!;
    if (counts[group]! > 0) shares[group] = counts[group]! / (end - start);
    counts[group] = 0;
  }
}

/** Adds the places that the query's groups are to have; puts their `counts` back to 0. */
function addPlaces(
  { groups, order }: Rankings,
  { start, end, shares, counts }: OneQuery,
  length: number,
  places: Float64Array,
): void {
  for (let at = start; at < end; at += 1) {
    const group = groups.numbers[order[at]!]!;
    if (counts[group]! > 0) places[group]! += length * shares[group]!;
    counts[group] = 0;
  }
}

/** A query, the shares that its groups are to have, and counters. */
interface OneQuery {
  readonly start: number;
  readonly end: number;
  readonly shares: Float64Array;
  readonly counts: Float64Array;
}

/** NDKL of one ranking. The divergence of a prefix is kept up item by item: Σ c ln c / i − ln i − Σ c ln r / i, infinite once a group is there that is to have none. Leaves the items of each group in `counts`. */
function divergence({ groups, order }: Rankings, { start, end, shares, counts }: OneQuery): number {
  let [own, cross, sum, weights] = [0, 0, 0, 0];
  for (let at = start; at < end; at += 1) {
    const group = groups.numbers[order[at]!]!;
    const before = counts[group]!;
    counts[group] = before + 1;
    own += (before + 1) * Math.log(before + 1) - (before === 0 ? 0 : before * Math.log(before));
    cross += Math.log(shares[group]!);
    const size = at - start + 1;
    const weight = 1 / Math.log2(size + 1);
    sum += weight * Math.max(0, (own - cross) / size - Math.log(size));
    weights += weight;
  }
  return sum / weights;
}
