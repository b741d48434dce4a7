import { requirePValues } from '../internal/require-p-values.ts';

/**
 * Holm's step-down adjustment: the i-th smallest p (from 1) becomes max over j ≤ i of min(1, (m − j + 1) p_j).
 *
 * Rejecting where the adjusted value is at most α keeps the chance of *any* false rejection in the family
 * at α, whatever the dependence. Never weaker than Bonferroni.
 *
 * @param pValues - the family, each from 0 to 1
 * @returns the adjusted p values in the order of the input; empty for an empty family; ties stay ties
 * @throws RangeError when a p value is NaN or outside 0 to 1; the message names its index
 * @see Holm, Scandinavian Journal of Statistics 6 (1979); reference: R's `p.adjust(method = "holm")`
 * @example
 * ```ts
 * import { holm } from '@codexhub/statistics';
 * holm([0.01, 0.04, 0.03]); // [0.03, 0.06, 0.06]
 * ```
 */
export function holm(pValues: ArrayLike<number>): number[] {
  requirePValues(pValues);
  const m = pValues.length;
  const adjusted = new Array<number>(m).fill(0);
  let highest = 0;
  for (const [rank, index] of ascending(pValues).entries()) {
    highest = Math.max(highest, Math.min(1, (m - rank) * pValues[index]!));
    adjusted[index] = highest;
  }
  return adjusted;
}

function ascending(pValues: ArrayLike<number>): number[] {
  return Array.from(pValues, (_, index) => index).sort((i, j) => pValues[i]! - pValues[j]!);
}
