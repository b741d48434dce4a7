import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { type Group, referenceOf } from '../../internal/row-groups.ts';
import { type Measure, ratioOf } from '../measures/measure.ts';
import { type RankedItems, type Rankings, rankItems } from './ranked-items.ts';

/** The exposure of one group. */
export interface ExposureOfGroup {
  readonly group: Group;
  readonly n: number;
  /** Mean over its items of 1 / log₂(1 + position), 0 to 1. */
  readonly exposure: Measure;
  /** Its part of all exposure there is, 0 to 1. */
  readonly exposureShare: Measure;
  /** Mean relevance of its items; undefined with `no_relevance`. */
  readonly meanRelevance: Measure;
  /** Absent of the reference itself, and of groups that are not known. */
  readonly toReference?: {
    /** Exposure over that of the reference: 1 under demographic parity. */
    readonly exposureRatio: Measure;
    /** The same of exposure per relevance: 1 where exposure follows merit (disparate treatment ratio). */
    readonly treatmentRatio: Measure;
    /** The same of clicks per relevance, clicks being exposure × relevance (disparate impact ratio). */
    readonly impactRatio: Measure;
  };
}

/** Who is seen, in one ranking or over several. */
export interface RankingExposure {
  readonly items: number;
  readonly queries: number;
  /** Items that share their score with another of their query: there the order of the rows decides. */
  readonly tiedItems: number;
  /** Items of unknown groups: they take exposure, and are compared with nobody. */
  readonly unknown: number;
  readonly attributes: readonly string[];
  readonly reference?: Group;
  readonly groups: readonly ExposureOfGroup[];
}

/**
 * How much exposure each group gets, with the position bias 1 / log₂(1 + position), against its numbers,
 * its relevance and its clicks. Over several queries each item counts once in each.
 *
 * Undefined: `no_relevance` where none is given, `divisor_zero` where the reference has neither exposure
 * nor relevance to compare with. O(n log n).
 *
 * @param items with scores or positions, relevance for the ratios of treatment and impact
 * @param options the reference group by attribute, by default the one with the most items
 * @throws GovernanceError `GOVERNANCE_RANKING_INVALID` where there are neither scores nor positions, or a
 * query's positions are not 1, 2, …; `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_NO_ROWS`,
 * `GOVERNANCE_NUMBERS_INVALID`, `GOVERNANCE_GROUPS_INVALID`, `GOVERNANCE_ATTRIBUTE_INVALID`,
 * `GOVERNANCE_GROUP_UNKNOWN`
 * @see Singh and Joachims, Fairness of Exposure in Rankings, KDD 2018
 * @example
 * const items = { scores: [0.8, 0.7, 0.6], sensitive: { sex: ['m', 'f', 'm'] } };
 * const { groups } = rankingExposure(items, { reference: { sex: 'm' } });
 * groups[0]?.exposure.value; // Returns: { defined: true, value: 0.6309297535714575 }
 * groups[0]?.toReference?.exposureRatio.value; // Returns: { defined: true, value: 0.8412396714286099 }
 */
export function rankingExposure(
  items: RankedItems,
  { reference: named }: { readonly reference?: Readonly<Record<string, string>> } = {},
): RankingExposure {
  const rankings = rankItems(items);
  const { groups } = rankings;
  const reference = referenceOf(groups, named);
  const known = new Set(groups.known);
  const sums = sumExposure(rankings);
  const total = sums.exposure.reduce((all, one) => all + one, 0);
  const values = groups.groups.map((_, at) => {
    const mean = (column: Float64Array | undefined): Value =>
      column ? measuredValue(column[at]! / groups.sizes[at]!) : undefinedValue('no_relevance');
    return {
      exposure: mean(sums.exposure),
      merit: mean(sums.relevance),
      clicks: mean(sums.clicks),
    };
  });
  const base = reference === undefined ? undefined : values[reference]!;
  return {
    items: rankings.order.length,
    queries: rankings.queries.length,
    tiedItems: rankings.tiedItems,
    unknown: groups.unknown,
    attributes: groups.attributes,
    ...(reference !== undefined && { reference: groups.groups[reference]! }),
    groups: groups.groups.map((group, at): ExposureOfGroup => {
      const { exposure, merit, clicks } = values[at]!;
      const perMerit = (one: Value): Value => ratioOf(one, merit);
      return {
        group,
        n: groups.sizes[at]!,
        exposure: of('exposure', exposure),
        exposureShare: of('exposure_share', measuredValue(sums.exposure[at]! / total)),
        meanRelevance: of('mean_relevance', merit),
        ...(base &&
          at !== reference &&
          known.has(at) && {
            toReference: {
              exposureRatio: of('demographic_parity_ratio', ratioOf(exposure, base.exposure)),
              treatmentRatio: of(
                'disparate_treatment_ratio',
                ratioOf(perMerit(exposure), ratioOf(base.exposure, base.merit)),
              ),
              impactRatio: of(
                'disparate_impact_ratio',
                ratioOf(perMerit(clicks), ratioOf(base.clicks, base.merit)),
              ),
            },
          }),
      };
    }),
  };
}

function of(name: string, value: Value): Measure {
  return { definition: `singh_joachims_2018.${name}`, value };
}

function sumExposure({ groups, order, starts, relevance }: Rankings): {
  readonly exposure: Float64Array;
  readonly relevance: Float64Array | undefined;
  readonly clicks: Float64Array | undefined;
} {
  const size = groups.groups.length;
  const exposure = new Float64Array(size);
  const merit = new Float64Array(size);
  const clicks = new Float64Array(size);
  for (let query = 0; query + 1 < starts.length; query += 1) {
    const start = starts[query]!;
    for (let at = start; at < starts[query + 1]!; at += 1) {
      const item = order[at]!;
      const group = groups.numbers[item]!;
      const seen = 1 / Math.log2(at - start + 2);
      exposure[group]! += seen;
      if (!relevance) continue;
      merit[group]! += relevance[item]!;
      clicks[group]! += relevance[item]! * seen;
    }
  }
  return relevance
    ? { exposure, relevance: merit, clicks }
    : { exposure, relevance: undefined, clicks: undefined };
}
