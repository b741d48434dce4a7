import { requirePValues } from '../internal/require-p-values.ts';

/**
 * Benjamini and Hochberg's step-up adjustment: the i-th smallest p becomes min over j ≥ i of min(1, p_j m / j).
 *
 * Rejecting where the adjusted value is at most q keeps the expected *share* of false rejections at q,
 * for independent or positively dependent tests.
 *
 * @param pValues - the family, each from 0 to 1
 * @returns the adjusted p values in the order of the input; empty for an empty family; ties stay ties
 * @throws RangeError when a p value is NaN or outside 0 to 1; the message names its index
 * @see Benjamini and Hochberg, JRSS B 57 (1995); reference: R's `p.adjust(method = "BH")`
 * @example
 * ```ts
 * import { benjaminiHochberg } from '@codexhub/statistics';
 * benjaminiHochberg([0.01, 0.04, 0.03]); // [0.03, 0.04, 0.04]
 * ```
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): number[] {
  requirePValues(pValues);
  const m = pValues.length;
  const adjusted = new Array<number>(m).fill(0);
  let lowest = 1;
  for (const [place, index] of descending(pValues).entries()) {
    lowest = Math.min(lowest, (pValues[index]! * m) / (m - place));
    adjusted[index] = lowest;
  }
  return adjusted;
}

function descending(pValues: ArrayLike<number>): number[] {
  return Array.from(pValues, (_, index) => index).sort((i, j) => pValues[j]! - pValues[i]!);
}
