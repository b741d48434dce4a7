import type { GroupSelection } from './selection-counts.ts';

/**
 * The group with the highest selection rate; a tie goes to the larger group, then to the first one in
 * the tensor's order. `undefined` where there is none.
 */
export function highestRate(groups: readonly GroupSelection[]): GroupSelection | undefined {
  let best: GroupSelection | undefined;
  for (const one of groups) {
    if (!best || isAhead(one, best)) best = one;
  }
  return best;
}

function isAhead(one: GroupSelection, best: GroupSelection): boolean {
  // Cross-multiplied: 1/3 of 3 and 1/3 of 30 are the same rate.
  const [ours, theirs] = [
    BigInt(one.selected) * BigInt(best.n),
    BigInt(best.selected) * BigInt(one.n),
  ];
  return ours > theirs || (ours === theirs && one.n > best.n);
}
