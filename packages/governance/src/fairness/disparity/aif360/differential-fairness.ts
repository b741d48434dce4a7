import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { Estimate, Peer } from '../estimate.ts';
import type { KnownGroup } from '../known-groups.ts';
import { sumOf } from '../outcome-rates.ts';

/** The rows that have the outcome: those labelled 1, or those decided 1. */
export type OutcomeOf = 'label' | 'decision';

interface Smoothed {
  readonly rate: number;
  /** 1 − rate, without loss where the rate is near 1. */
  readonly rest: number;
}

/**
 * Smoothed empirical differential fairness: the greatest |ln p − ln q| over pairs of groups, of the rates
 * and of their complements, each rate with a Dirichlet prior of so many rows. That is the range of the
 * logarithms, so no pair is looked at.
 */
export function differentialFairness(
  groups: readonly KnownGroup[],
  of: OutcomeOf,
  { concentration, unit }: { readonly concentration: number; readonly unit: number },
): Estimate {
  const rates = groups.map((group) => smoothed(group, of, { concentration, unit }));
  return { value: ourValue(groups, rates), peer: peerValue(rates) };
}

function smoothed(
  { weights: [tn, fp, fn, tp] }: KnownGroup,
  of: OutcomeOf,
  { concentration, unit }: { readonly concentration: number; readonly unit: number },
): Smoothed {
  const [hits, misses] = of === 'label' ? [fn + tp, tn + fp] : [fp + tp, tn + fn];
  const total = (hits + misses) * unit + concentration;
  const prior = concentration / 2;
  return { rate: (hits * unit + prior) / total, rest: (misses * unit + prior) / total };
}

function ourValue(groups: readonly KnownGroup[], rates: readonly Smoothed[]): Value {
  if (groups.length < 2)
    return undefinedValue(groups.length === 0 ? 'no_groups' : 'fewer_than_two_groups');
  if (groups.some(({ weights }) => sumOf(weights) === 0)) return undefinedValue('no_weight');
  if (rates.some(({ rate, rest }) => rate === 0 || rest === 0)) return undefinedValue('zero_rate');
  const hits = rangeOfLogs(rates.map(({ rate }) => rate));
  const misses = rangeOfLogs(rates.map(({ rest }) => rest));
  return measuredValue(Math.max(hits, misses));
}

/** As Python's `max` over all pairs: NaN wins from the first pair and is overlooked in all others. */
function peerValue(rates: readonly Smoothed[]): Peer {
  const [first, second] = rates;
  if (!first || !second) return 'error';
  const isNotANumber = (one: number, other: number): boolean =>
    Number.isNaN(one + other) || (one === 0 && other === 0);
  if (isNotANumber(first.rate, second.rate)) return Number.NaN;
  const numbers = rates.map(({ rate }) => rate).filter((rate) => !Number.isNaN(rate));
  const some = (extreme: number): boolean => numbers.includes(extreme);
  const all = (extreme: number): boolean => numbers.every((rate) => rate === extreme);
  if ((some(0) && !all(0)) || (some(1) && !all(1))) return Number.POSITIVE_INFINITY;
  if (all(1)) return 0;
  return Math.max(rangeOfLogs(numbers), rangeOfLogs(numbers.map((rate) => 1 - rate)));
}

function rangeOfLogs(rates: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const rate of rates) {
    if (rate < least) least = rate;
    if (rate > most) most = rate;
  }
  return Math.log(most) - Math.log(least);
}
