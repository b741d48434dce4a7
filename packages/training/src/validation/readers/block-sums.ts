/** The sums of a few values, none of them NaN. */
export interface BlockSums {
  readonly sum: number;
  /** What the sum lost by rounding. */
  readonly sumLost: number;
  /** Σ(x − shift)². */
  readonly squares: number;
}

/**
 * Adds a block of values. The sum starts from an anchor that is so much larger than all of them that
 * it stays the larger part of each addition: then three operations tell what is lost (Fast2Sum, Dekker
 * 1971), and taking the anchor off is exact, where it is 2n times the largest magnitude or more. Two
 * rows are added side by side, as an addition waits for the one before it.
 */
export function blockSums(
  values: Float64Array,
  from: number,
  to: number,
  shift: number,
  anchor: number,
): BlockSums {
  let [sumA, sumB] = [anchor, anchor];
  let [lostA, lostB, squaresA, squaresB] = [0, 0, 0, 0];
  const pairsEnd = to - ((to - from) & 1);
  for (let row = from; row < pairsEnd; row += 2) {
    const a = values[row]!;
    const b = values[row + 1]!;
    const nextA = sumA + a;
    const nextB = sumB + b;
    lostA += a - (nextA - sumA);
    lostB += b - (nextB - sumB);
    sumA = nextA;
    sumB = nextB;
    const distanceA = a - shift;
    const distanceB = b - shift;
    squaresA += distanceA * distanceA;
    squaresB += distanceB * distanceB;
  }
  if (pairsEnd < to) {
    const a = values[pairsEnd]!;
    const nextA = sumA + a;
    lostA += a - (nextA - sumA);
    sumA = nextA;
    squaresA += (a - shift) * (a - shift);
  }
  const partA = sumA - anchor;
  const partB = sumB - anchor;
  const sum = partA + partB;
  const added = sum - partA;
  const lost = partA - (sum - added) + (partB - added);
  return { sum, sumLost: lost + (lostA + lostB), squares: squaresA + squaresB };
}
