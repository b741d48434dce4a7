/** Protected items among all. */
export interface ProtectedCounts {
  readonly items: number;
  readonly protected: number;
}

/** How far the first i items, s of them protected, are from the whole. */
export type PrefixDistance = (s: number, i: number, whole: ProtectedCounts) => number;

/** |s/i − S/N|. */
export function shareDistance(s: number, i: number, whole: ProtectedCounts): number {
  return Math.abs(s / i - whole.protected / whole.items);
}

/** KL((s/i, 1 − s/i) ‖ (S/N, 1 − S/N)), natural logarithm. */
export function divergenceDistance(s: number, i: number, whole: ProtectedCounts): number {
  const share = whole.protected / whole.items;
  const term = (p: number, q: number): number => (p === 0 ? 0 : p * Math.log(p / q));
  return Math.max(0, term(s / i, share) + term((i - s) / i, 1 - share));
}

/** |s/(i − s) − S/(N − S)|, where a fraction is 0 if either side of it is. */
export function ratioDistance(s: number, i: number, whole: ProtectedCounts): number {
  const fraction = (one: number, other: number): number => (other === 0 ? 0 : one / other);
  return Math.abs(fraction(s, i - s) - fraction(whole.protected, whole.items - whole.protected));
}

/** Σ distance / log₂ i over the prefixes of step, 2 step, … items. */
export function sumOfDistances(
  distance: PrefixDistance,
  protectedIn: (prefix: number) => number,
  whole: ProtectedCounts,
  step: number,
): number {
  let sum = 0;
  for (let i = step; i <= whole.items; i += step) {
    sum += distance(protectedIn(i), i, whole) / Math.log2(i);
  }
  return sum;
}

/**
 * The largest sum that any order of the items has: that of all protected items last, or that of all first.
 * Of a ratio alone, one other item may have to stand among the protected ones: without it the ratio is none.
 * From some prefix on that is better and stays so, so each prefix may be taken by itself.
 */
export function largestSum(distance: PrefixDistance, whole: ProtectedCounts, step: number): number {
  const { items, protected: all } = whole;
  const lastOf = (prefix: number): number => Math.max(0, prefix - (items - all));
  const withOneOther: PrefixDistance = (s, i) =>
    Math.max(distance(s, i, whole), s === i ? distance(s - 1, i, whole) : 0);
  const first = distance === ratioDistance ? withOneOther : distance;
  return Math.max(
    sumOfDistances(distance, lastOf, whole, step),
    sumOfDistances(first, (prefix) => Math.min(prefix, all), whole, step),
  );
}
