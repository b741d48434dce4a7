import { type BlockSums, blockSums } from './block-sums.ts';

/**
 * The sums that mean and standard deviation follow from, carried on from chunk to chunk. Values are
 * added in blocks of so many that are there, whatever chunks they come in: those that fill no block
 * yet wait, so that any cut into chunks gives the very same bits.
 *
 * Σx is compensated: what the roundings lose is kept. Squares are taken about the mean of the first
 * block, so that they do not cancel; within a block they are merely added, which is off by 512
 * roundings at the worst and by very few as a rule.
 */
export interface Moments {
  count: number;
  /** The mean of the first block; NaN before there is one. */
  shift: number;
  /** What the sum of a block starts from: see `blockSums`. */
  anchor: number;
  sum: number;
  sumLost: number;
  squares: number;
  squaresLost: number;
  waiting: Float64Array | undefined;
  waitingCount: number;
}

/** Values that are added together. */
export const MOMENTS_BLOCK = 1024;

export function createMoments(): Moments {
  return {
    count: 0,
    shift: Number.NaN,
    anchor: 0,
    sum: 0,
    sumLost: 0,
    squares: 0,
    squaresLost: 0,
    waiting: undefined,
    waitingCount: 0,
  };
}

/** Adds the rows from one to before another; NaN is no value. */
export function addMoments(
  moments: Moments,
  values: Float64Array,
  from: number,
  to: number,
  missing: number,
): void {
  moments.count += to - from - missing;
  if (missing === 0 && moments.waitingCount === 0 && to - from === MOMENTS_BLOCK) {
    addBlock(moments, values, from, to);
    return;
  }
  moments.waiting ??= new Float64Array(MOMENTS_BLOCK);
  const { waiting } = moments;
  let row = from;
  while (row < to) {
    let count = moments.waitingCount;
    const end = Math.min(to, row + MOMENTS_BLOCK - count);
    for (; row < end; row += 1) {
      const value = values[row]!;
      waiting[count] = value;
      // What is missing is written over.
      count += Number.isNaN(value) ? 0 : 1;
    }
    moments.waitingCount = count;
    if (count < MOMENTS_BLOCK) continue;
    addBlock(moments, waiting, 0, count);
    moments.waitingCount = 0;
  }
}

function addBlock(moments: Moments, values: Float64Array, from: number, to: number): void {
  if (Number.isNaN(moments.shift)) {
    const { sum, sumLost } = blockSums(values, from, to, 0, 0);
    moments.shift = (sum + sumLost) / (to - from);
  }
  const block = anchoredSums(moments, values, from, to);
  const sum = moments.sum + block.sum;
  moments.sumLost += lostIn(moments.sum, block.sum, sum) + block.sumLost;
  moments.sum = sum;
  const squares = moments.squares + block.squares;
  moments.squaresLost += lostIn(moments.squares, block.squares, squares);
  moments.squares = squares;
}

// No value is further from the shift than the root of all squares: whether the anchor was far enough
// is known afterwards. It is set much further than needed, so that a block is rarely added twice.
function anchoredSums(moments: Moments, values: Float64Array, from: number, to: number): BlockSums {
  const { shift, anchor } = moments;
  const sums = blockSums(values, from, to, shift, anchor);
  const bound = 2 * (Math.abs(shift) + Math.sqrt(sums.squares));
  if (anchor >= MOMENTS_BLOCK * 2 * bound) return sums;
  const further = 2 ** 16 * bound;
  // Beyond 1e150 there is no such anchor: then the sum is compensated as Kahan does.
  moments.anchor = Number.isFinite(further) ? further : 0;
  return blockSums(values, from, to, shift, moments.anchor);
}

// What a sum of two lost by rounding (TwoSum).
function lostIn(a: number, b: number, sum: number): number {
  const added = sum - a;
  return a - (sum - added) + (b - added);
}

/** With the values that still wait for a whole block. */
function totals(moments: Moments): Moments {
  const { waiting, waitingCount } = moments;
  const all = { ...moments };
  if (waiting && waitingCount > 0) addBlock(all, waiting, 0, waitingCount);
  return all;
}

export function sumOf(moments: Moments): number {
  const { sum, sumLost } = totals(moments);
  return sum + sumLost;
}

/** The mean; NaN of nothing. */
export function meanOf(moments: Moments): number {
  return sumOf(moments) / moments.count;
}

/** The sample standard deviation (n − 1 below the line); NaN of fewer than two values. */
export function standardDeviationOf(moments: Moments): number {
  const { count, shift, sum, sumLost, squares, squaresLost } = totals(moments);
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
