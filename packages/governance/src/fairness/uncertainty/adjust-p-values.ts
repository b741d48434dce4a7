/** p values for which a family of tests has been paid. */
export interface AdjustedPValues {
  readonly holm: Float64Array;
  readonly benjaminiHochberg: Float64Array;
}

/**
 * Holm's and Benjamini and Hochberg's adjustment within a family that may be larger than what is
 * given: the others count as p values of 1. So a comparison with a reference that was picked by its
 * value can be paid for as one of all pairs, without testing all pairs: whatever Holm rejects here, it
 * rejects there too.
 */
export function adjustPValues(pValues: readonly number[], family: number): AdjustedPValues {
  const count = pValues.length;
  const order = pValues.map((_, index) => index).sort((i, j) => pValues[i]! - pValues[j]!);
  const holm = new Float64Array(count);
  const benjaminiHochberg = new Float64Array(count);
  let highest = 0;
  for (let rank = 0; rank < count; rank += 1) {
    const index = order[rank]!;
    highest = Math.max(highest, Math.min(1, (family - rank) * pValues[index]!));
    holm[index] = highest;
  }
  let lowest = 1;
  for (let rank = count - 1; rank >= 0; rank -= 1) {
    const index = order[rank]!;
    lowest = Math.min(lowest, (pValues[index]! * family) / (rank + 1));
    benjaminiHochberg[index] = lowest;
  }
  return { holm, benjaminiHochberg };
}
