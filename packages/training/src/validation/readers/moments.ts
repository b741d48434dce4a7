/**
 * The sums that mean and standard deviation follow from, carried on from chunk to chunk: the order of
 * the additions is that of the rows, so any cut into chunks gives the very same bits. Both sums are
 * compensated: the one with TwoSum; that of the squares, which only grows, with Fast2Sum. Squares are
 * taken about the first value, so that they do not cancel.
 */
export interface Moments {
  count: number;
  /** The first value; NaN before there is one. */
  shift: number;
  sum: number;
  sumLost: number;
  squares: number;
  squaresLost: number;
}

export function createMoments(): Moments {
  return { count: 0, shift: Number.NaN, sum: 0, sumLost: 0, squares: 0, squaresLost: 0 };
}

export function sumOf({ sum, sumLost }: Moments): number {
  return sum + sumLost;
}

/** The mean; NaN of nothing. */
export function meanOf(moments: Moments): number {
  return sumOf(moments) / moments.count;
}

/** The sample standard deviation (n − 1 below the line); NaN of fewer than two values. */
export function standardDeviationOf(moments: Moments): number {
  const { count, shift, sum, sumLost, squares, squaresLost } = moments;
  if (count < 2) return Number.NaN;
  // Σ(x − shift): the product n · shift in two parts, whose sum is exact (Dekker).
  const product = count * shift;
  const [high, low] = split(shift);
  const [countHigh, countLow] = split(count);
  const rest = countHigh * high - product + countHigh * low + countLow * high + countLow * low;
  const centred = sum - product + (sumLost - rest);
  const variance = (squares + squaresLost - (centred * centred) / count) / (count - 1);
  return Math.sqrt(Math.max(0, variance));
}

// 26 leading bits and the rest (Veltkamp): products of such halves are exact.
function split(value: number): readonly [number, number] {
  const scaled = value * 134_217_729;
  const high = scaled - (scaled - value);
  return Number.isFinite(high) ? [high, value - high] : [value, 0];
}
