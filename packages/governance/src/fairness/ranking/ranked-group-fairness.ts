import { optionInvalid } from '../../internal/option-invalid.ts';
import { type MinimumProtected, minimumProtected } from './minimum-protected.ts';
import { protectedGroups } from './protected-items.ts';
import { type RankedItems, rankItems } from './ranked-items.ts';

/** What {@link rankedGroupFairness} takes beside the items. */
export interface RankedGroupFairnessOptions {
  /** The protected groups: all that have these values, `{ sex: 'f' }`. */
  readonly protected: Readonly<Record<string, string>>;
  /** The share of protected items that is asked of the ranking, between 0 and 1. */
  readonly share: number;
  /** The places that are tested, at most 10,000. */
  readonly k: number;
  /** The chance of refusing a fair ranking; 0.1 by default. */
  readonly alpha?: number;
  /** Whether alpha is of all prefixes together (the default), or of each of them. */
  readonly corrected?: boolean;
}

/** The first prefix with too few protected items. */
export interface PrefixShortfall {
  readonly prefix: number;
  readonly protected: number;
  readonly required: number;
}

/** The test of one ranking. */
export interface RankedGroupFairnessOfQuery {
  /** `null` where rankings have no names. */
  readonly query: string | null;
  /** The places that were tested: k, or all where there are fewer. */
  readonly k: number;
  /** The level of each prefix's test. */
  readonly prefixAlpha: number;
  readonly failProbability: number;
  /** Whether every prefix has enough protected items. */
  readonly fair: boolean;
  readonly shortfall?: PrefixShortfall;
}

/** FA*IR's test, by query. */
export interface RankedGroupFairness {
  readonly definition: MinimumProtected['definition'];
  readonly items: number;
  readonly tiedItems: number;
  /** Items of unknown groups: they count as not protected. */
  readonly unknown: number;
  readonly share: number;
  readonly alpha: number;
  /** Whether all rankings are fair. Each has its own chance alpha to be refused though it is fair. */
  readonly fair: boolean;
  readonly queries: readonly RankedGroupFairnessOfQuery[];
}

/**
 * FA*IR's ranked group fairness: in no prefix of the first k are there significantly fewer protected items
 * than a draw with the given share would put there (a binomial test for each prefix, corrected for their
 * number). `fair` says that nothing was found, not that the share is reached; a short ranking is hardly
 * ever found unfair: see `failProbability`, and {@link minimumProtected} for the table.
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID`, `GOVERNANCE_GROUP_UNKNOWN` where no item is
 * protected, and those of {@link rankingExposure}
 * @see Zehlike et al., FA*IR: A Fair Top-k Ranking Algorithm, CIKM 2017
 * @example
 * const items = { scores: [6, 5, 4, 3, 2, 1], sensitive: { sex: ['m', 'm', 'm', 'm', 'f', 'f'] } };
 * const options = { protected: { sex: 'f' }, share: 0.5, k: 6 };
 * rankedGroupFairness(items, options).fair; // Returns: false
 * rankedGroupFairness(items, options).queries[0]?.shortfall; // Returns: { prefix: 4, protected: 0, required: 1 }
 */
export function rankedGroupFairness(
  items: RankedItems,
  options: RankedGroupFairnessOptions,
): RankedGroupFairness {
  const { share, k, alpha = 0.1, corrected = true } = options;
  const tables = new Map<number, MinimumProtected>();
  const tableOf = (length: number): MinimumProtected => {
    const table = tables.get(length) ?? minimumProtected({ k: length, share, alpha, corrected });
    tables.set(length, table);
    return table;
  };
  if (!Number.isSafeInteger(k) || k < 1) {
    throw optionInvalid('k', 'a whole number from 1 up', k, 'pass how many places are seen');
  }
  const { groups, order, starts, queries: names, tiedItems } = rankItems(items);
  const isProtected = protectedGroups(groups, options.protected);
  const queries = names.map((query, at): RankedGroupFairnessOfQuery => {
    const start = starts[at]!;
    const length = Math.min(k, starts[at + 1]! - start);
    const { minimums, prefixAlpha, failProbability } = tableOf(length);
    let found = 0;
    let shortfall: PrefixShortfall | undefined;
    for (let place = 0; place < length && !shortfall; place += 1) {
      found += isProtected[groups.numbers[order[start + place]!]!]!;
      const required = minimums[place]!;
      if (found < required) shortfall = { prefix: place + 1, protected: found, required };
    }
    const tested = { query, k: length, prefixAlpha, failProbability };
    return { ...tested, fair: !shortfall, ...(shortfall && { shortfall }) };
  });
  return {
    definition: 'zehlike_2017.ranked_group_fairness',
    items: order.length,
    tiedItems,
    unknown: groups.unknown,
    share,
    alpha,
    fair: queries.every(({ fair }) => fair),
    queries,
  };
}
