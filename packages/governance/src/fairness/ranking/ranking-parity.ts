import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { optionInvalid } from '../../internal/option-invalid.ts';
import { type Measure, reasonAmong } from '../measures/measure.ts';
import {
  divergenceDistance,
  largestSum,
  type PrefixDistance,
  ratioDistance,
  shareDistance,
  sumOfDistances,
} from './prefix-distances.ts';
import { protectedGroups } from './protected-items.ts';
import { type RankedItems, rankItems } from './ranked-items.ts';

/** What {@link rankingParity} takes beside the items. */
export interface RankingParityOptions {
  /** The protected groups: all that have these values, `{ sex: 'f' }`. */
  readonly protected: Readonly<Record<string, string>>;
  /** Prefixes of step, 2 step, … items are looked at; 10 by default, as in the paper; at least 2. */
  readonly step?: number;
}

/** The three distances from statistical parity, each 0 (parity in every prefix) to 1 (the worst order there is). */
export interface ParityOfRanking {
  /** Of shares: rND. */
  readonly rnd: Measure;
  /** Of distributions, by Kullback-Leibler: rKL. */
  readonly rkl: Measure;
  /** Of protected to other items: rRD. Made for a protected minority. */
  readonly rrd: Measure;
}

/** One ranking. */
export interface ParityOfQuery extends ParityOfRanking {
  /** `null` where rankings have no names. */
  readonly query: string | null;
  readonly items: number;
  readonly protected: number;
}

/** Means over queries, and each of them. */
export interface RankingParity extends ParityOfRanking {
  readonly items: number;
  readonly tiedItems: number;
  /** Items of unknown groups: they count as not protected. */
  readonly unknown: number;
  readonly queries: readonly ParityOfQuery[];
}

/**
 * Statistical parity in every prefix of a ranking: rND, rKL and rRD, discounted by 1 / log₂(prefix) and
 * divided by the largest value that any order of the same items has. The mean over queries is undefined
 * where one of them is: with `too_few_items` if there is no whole prefix short of the end, with
 * `fewer_than_two_groups` if all items are protected, or none. O(n log n).
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where step is no whole number from 2 up,
 * `GOVERNANCE_GROUP_UNKNOWN` where no item is protected, and those of {@link rankingExposure}
 * @see Yang and Stoyanovich, Measuring Fairness in Ranked Outputs, SSDBM 2017
 * @example
 * const items = { scores: [4, 3, 2, 1], sensitive: { sex: ['m', 'm', 'f', 'f'] } };
 * rankingParity(items, { protected: { sex: 'f' }, step: 2 }).rnd.value; // Returns: { defined: true, value: 1 }
 */
export function rankingParity(items: RankedItems, options: RankingParityOptions): RankingParity {
  const { step = 10 } = options;
  if (!Number.isSafeInteger(step) || step < 2) {
    throw optionInvalid('step', 'a whole number from 2 up', step, 'pass 10 as in the paper');
  }
  const { groups, order, starts, queries: names, tiedItems } = rankItems(items);
  const isProtected = protectedGroups(groups, options.protected);
  const queries = names.map((query, at): ParityOfQuery => {
    const [start, end] = [starts[at]!, starts[at + 1]!];
    // At each place, how many of the items up to it are protected.
    const upTo = new Uint32Array(end - start + 1);
    for (let place = 0; place < end - start; place += 1) {
      upTo[place + 1] = upTo[place]! + isProtected[groups.numbers[order[start + place]!]!]!;
    }
    return { query, items: end - start, protected: upTo[end - start]!, ...parityOf(upTo, step) };
  });
  const mean = (name: keyof ParityOfRanking): Measure =>
    of(name, meanOf(queries.map((query) => query[name].value)));
  return {
    items: order.length,
    tiedItems,
    unknown: groups.unknown,
    rnd: mean('rnd'),
    rkl: mean('rkl'),
    rrd: mean('rrd'),
    queries,
  };
}

const DEFINITIONS = { rnd: 'rND', rkl: 'rKL', rrd: 'rRD' } as const;

function of(name: keyof ParityOfRanking, value: Value): Measure {
  return { definition: `yang_stoyanovich_2017.${DEFINITIONS[name]}`, value };
}

function parityOf(upTo: Uint32Array, step: number): ParityOfRanking {
  const whole = { items: upTo.length - 1, protected: upTo.at(-1)! };
  const reason =
    whole.protected === 0 || whole.protected === whole.items
      ? 'fewer_than_two_groups'
      : whole.items <= step
        ? 'too_few_items'
        : undefined;
  const value = (distance: PrefixDistance): Value => {
    if (reason) return undefinedValue(reason);
    const sum = sumOfDistances(distance, (prefix) => upTo[prefix]!, whole, step);
    return measuredValue(sum / largestSum(distance, whole, step));
  };
  return {
    rnd: of('rnd', value(shareDistance)),
    rkl: of('rkl', value(divergenceDistance)),
    rrd: of('rrd', value(ratioDistance)),
  };
}

function meanOf(values: readonly Value[]): Value {
  const reason = reasonAmong(values);
  if (reason) return reason;
  const sum = values.reduce((all, one) => all + (one.defined ? one.value : 0), 0);
  return measuredValue(sum / values.length);
}
