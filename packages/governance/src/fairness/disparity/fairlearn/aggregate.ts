import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { combine, type Estimate, type Peer, ratio } from '../estimate.ts';

/** Whom groups are compared with: each other, or all rows together, their own among them. */
export type ComparisonMethod = 'between_groups' | 'to_overall';

/** The least over the groups: undefined where one group's is. pandas skips NaN. */
export function groupMin(groups: readonly Estimate[]): Estimate {
  return reduce(groups, Math.min);
}

/** The greatest over the groups: undefined where one group's is. pandas skips NaN. */
export function groupMax(groups: readonly Estimate[]): Estimate {
  return reduce(groups, Math.max);
}

/** Of one group there is no disparity: fairlearn says 0. */
export function differenceOf(
  groups: readonly Estimate[],
  overall: Estimate,
  method: ComparisonMethod,
): Estimate {
  const estimate =
    method === 'between_groups'
      ? combine(groupMax(groups), groupMin(groups), (most, least) => most - least)
      : groupMax(groups.map((group) => combine(group, overall, (one, all) => Math.abs(one - all))));
  return amongSeveral(groups, estimate);
}

/** Folded to at most 1. Of one group there is no disparity: fairlearn says 1. */
export function ratioOf(
  groups: readonly Estimate[],
  overall: Estimate,
  method: ComparisonMethod,
): Estimate {
  const estimate =
    method === 'between_groups'
      ? ratio(groupMin(groups), groupMax(groups), 'all_zero')
      : groupMin(groups.map((group) => folded(ratio(group, overall))));
  return amongSeveral(groups, estimate);
}

function folded({ value, peer }: Estimate): Estimate {
  return {
    value: value.defined ? { defined: true, value: foldedNumber(value.value) } : value,
    peer: peer === 'error' ? peer : foldedNumber(peer),
  };
}

function foldedNumber(x: number): number {
  return x > 1 ? 1 / x : x;
}

function amongSeveral(groups: readonly Estimate[], { value, peer }: Estimate): Estimate {
  return { value: groups.length === 1 ? undefinedValue('fewer_than_two_groups') : value, peer };
}

function reduce(
  estimates: readonly Estimate[],
  better: (one: number, other: number) => number,
): Estimate {
  let value: Value = undefinedValue('no_groups');
  let peer: Peer = Number.NaN;
  for (let at = 0; at < estimates.length; at += 1) {
    const next = estimates[at]!;
    if (at === 0) value = next.value;
    else if (value.defined && !next.value.defined) value = next.value;
    else if (value.defined && next.value.defined) {
      value = better(value.value, next.value.value) === value.value ? value : next.value;
    }
    if (next.peer === 'error' || peer === 'error') peer = 'error';
    else if (Number.isNaN(peer)) peer = next.peer;
    else if (!Number.isNaN(next.peer)) peer = better(peer, next.peer);
  }
  return { value, peer };
}
