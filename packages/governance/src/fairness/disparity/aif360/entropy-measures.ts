import { undefinedValue, type Value } from '@codexhub/common-config/records';
import type { ByOutcome } from '../../../tensor/tensor.ts';
import type { Estimate } from '../estimate.ts';
import type { KnownGroup } from '../known-groups.ts';
import { type Outcomes, sumOf } from '../outcome-rates.ts';
import {
  type Benefit,
  benefitsOf,
  entropyIndexOfAif360,
  entropyValue,
  meanBenefit,
} from './entropy.ts';

/** Inequality of benefits over rows, weighted; AIF360 overlooks the weights. */
export function entropyOf({ counts, weights }: Outcomes, alpha: number): Estimate {
  return {
    value: sumOf(weights) > 0 ? entropyValue(benefitsOf(weights), alpha) : noWeight(counts),
    peer: entropyIndexOfAif360(benefitsOf(counts), alpha),
  };
}

/**
 * Inequality of the groups' mean benefits. AIF360 overlooks the weights and groups without rows, and
 * takes the benefit of rows in none of the groups to be 0.
 */
export function entropyBetween(
  groups: readonly Outcomes[],
  outside: readonly KnownGroup[],
  alpha: number,
): Estimate {
  const counted: Benefit[] = groups
    .filter(({ counts }) => sumOf(counts) > 0)
    .map(({ counts }) => meanBenefit(counts));
  const left = outside.reduce((rows, { counts }) => rows + sumOf(counts), 0);
  const peer = entropyIndexOfAif360([...counted, { rows: left, benefit: 0 }], alpha);
  const empty = groups.find(({ weights }) => sumOf(weights) === 0);
  if (empty) return { value: noWeight(empty.counts), peer };
  if (groups.length < 2) return { value: undefinedValue('fewer_than_two_groups'), peer };
  const benefits = groups.map(({ weights }) => meanBenefit(weights));
  return { value: entropyValue(benefits, alpha), peer };
}

/** √(2 GEI(2)): the standard deviation of benefits over their mean. */
export function variationOf({ value, peer }: Estimate): Estimate {
  return {
    value: value.defined ? { defined: true, value: Math.sqrt(2 * value.value) } : value,
    peer: peer === 'error' ? peer : Math.sqrt(2 * peer),
  };
}

function noWeight(counts: ByOutcome): Value {
  return undefinedValue(sumOf(counts) === 0 ? 'no_rows' : 'no_weight');
}
