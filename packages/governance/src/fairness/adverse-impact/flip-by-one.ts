import { undefinedValue, type Value } from '@codexhub/common-config/records';
import type { Selection } from './selection-counts.ts';

/**
 * How few persons, decided otherwise, would move the ratio across four fifths: up to it or beyond where
 * it is below, down below it where it is not. The reference stays the same group.
 */
export interface Flip {
  readonly from: 'below' | 'not_below';
  /** More selected in the group, or fewer where the ratio is not below. */
  readonly inGroup: Value;
  /** Fewer selected in the reference, or more where the ratio is not below. */
  readonly inReference: Value;
  /** Pairs: one of each at once, so that as many are selected as before. */
  readonly exchanged: Value;
  /** Whether one person, in the group or in the reference, is enough. */
  readonly byOne: boolean;
}

const TOO_FEW = 'too_few_persons';

/**
 * Exact, in whole numbers: 8 of 10 beside 10 of 10 is not below. A count is undefined as
 * `too_few_persons` where moving all of them would not be enough.
 */
export function flipByOne(group: Selection, reference: Selection): Flip {
  const lack = lackOf(group, reference);
  const perGroup = 5n * BigInt(reference.n);
  const perReference = 4n * BigInt(group.n);
  const isBelow = lack > 0n;
  // Up to the line, it is enough to reach it; down, it must be crossed.
  const needed = (per: bigint): number =>
    Number(isBelow ? (lack + per - 1n) / per : -lack / per + 1n);
  const left = isBelow ? group.n - group.selected : group.selected;
  // One stays selected in the reference: without any there is no ratio.
  const right = isBelow ? reference.selected - 1 : reference.n - reference.selected;
  const inGroup = personsOf(needed(perGroup), left);
  const inReference = personsOf(needed(perReference), right);
  return {
    from: isBelow ? 'below' : 'not_below',
    inGroup,
    inReference,
    exchanged: personsOf(needed(perGroup + perReference), Math.min(left, right)),
    byOne: [inGroup, inReference].some((one) => one.defined && one.value === 1),
  };
}

/** 4 × reference's rate − 5 × group's rate, times both sizes: what the group lacks of four fifths. */
function lackOf(group: Selection, reference: Selection): bigint {
  return (
    4n * BigInt(reference.selected) * BigInt(group.n) -
    5n * BigInt(group.selected) * BigInt(reference.n)
  );
}

function personsOf(needed: number, available: number): Value {
  return needed <= available ? { defined: true, value: needed } : undefinedValue(TOO_FEW);
}
