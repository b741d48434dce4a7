import { orderRows } from '../../order/order-rows.ts';

/** An AUC with what each row adds to it. */
export interface AreaPlacements {
  readonly value: number;
  readonly positives: number;
  readonly negatives: number;
  /** Of each row, twice the number of rows of the other class that it is on the right side of, ties counting one. */
  readonly wins: Uint32Array;
}

/**
 * DeLong's placements by midranks, row by row, so that two models can be set against each other.
 *
 * @returns undefined where the rows hold one class only.
 * @see Sun and Xu, IEEE Signal Processing Letters 21 (2014) 1389
 */
export function areaPlacements(yTrue: Uint8Array, score: Float64Array): AreaPlacements | undefined {
  let positives = 0;
  for (let row = 0; row < yTrue.length; row += 1) positives += yTrue[row]!;
  const negatives = yTrue.length - positives;
  if (positives === 0 || negatives === 0) return undefined;
  const { sorted, order } = orderRows(score);
  const wins = new Uint32Array(yTrue.length);
  let positivesAbove = positives;
  let negativesBelow = 0;
  let total = 0;
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && sorted[to] === sorted[from]) to += 1;
    let tied = 0;
    for (let at = from; at < to; at += 1) tied += yTrue[order[at]!]!;
    positivesAbove -= tied;
    const ofPositive = 2 * negativesBelow + (to - from - tied);
    const ofNegative = 2 * positivesAbove + tied;
    for (let at = from; at < to; at += 1) {
      const row = order[at]!;
      // Without a branch, which labels would make the machine guess wrongly.
      wins[row] = ofNegative + yTrue[row]! * (ofPositive - ofNegative);
    }
    total += tied * ofPositive;
    negativesBelow += to - from - tied;
    from = to;
  }
  return { value: total / (2 * positives * negatives), positives, negatives, wins };
}

/**
 * DeLong's variance of the difference of two AUCs of the same rows: that of the differences of the
 * placements, which is Var A + Var B − 2 Cov(A, B) without their cancelling.
 *
 * @returns undefined where a class has fewer than two rows.
 * @see DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837; reference: pROC `cov.roc`
 */
export function differenceVariance(
  yTrue: Uint8Array,
  one: AreaPlacements,
  other: AreaPlacements,
): number | undefined {
  const { positives, negatives } = one;
  if (positives < 2 || negatives < 2) return undefined;
  // In halves of pairs: whole numbers, so models that rank alike differ by exactly 0.
  let [ofPositives, ofNegatives, sum] = [0, 0, 0];
  for (let row = 0; row < yTrue.length; row += 1) sum += yTrue[row]! * difference(one, other, row);
  const [meanOfPositives, meanOfNegatives] = [sum / positives, sum / negatives];
  for (let row = 0; row < yTrue.length; row += 1) {
    const label = yTrue[row]!;
    const gap = difference(one, other, row);
    const positive = gap - meanOfPositives;
    const negative = gap - meanOfNegatives;
    ofPositives += label * positive * positive;
    ofNegatives += (1 - label) * negative * negative;
  }
  return (
    ofPositives / ((positives - 1) * positives * (2 * negatives) ** 2) +
    ofNegatives / ((negatives - 1) * negatives * (2 * positives) ** 2)
  );
}

function difference(one: AreaPlacements, other: AreaPlacements, row: number): number {
  return one.wins[row]! - other.wins[row]!;
}
