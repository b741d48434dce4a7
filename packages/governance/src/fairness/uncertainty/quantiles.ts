/**
 * The quantiles at some probabilities, linear between order statistics (type 7, numpy's default).
 * Reorders the values, which are not NaN, only as far as it must: a quickselect of all ranks at once.
 *
 * @see Hoare, "Algorithm 65: find", Communications of the ACM 4 (1961) 321; Hyndman and Fan, The American Statistician 50
 * (1996) 361; reference: `numpy.quantile`
 */
export function quantilesOf(
  values: Float64Array,
  probabilities: readonly number[],
): readonly number[] {
  const last = values.length - 1;
  const ranks = new Int32Array(2 * probabilities.length);
  for (const [at, probability] of probabilities.entries()) {
    ranks[2 * at] = Math.floor(probability * last);
    ranks[2 * at + 1] = Math.min(last, ranks[2 * at]! + 1);
  }
  // Of typed arrays without a comparator: by number.
  place(values, ranks.slice().sort(), { low: 0, high: last, first: 0, end: ranks.length });
  return probabilities.map((probability, at) => {
    const one = values[ranks[2 * at]!]!;
    const share = probability * last - ranks[2 * at]!;
    return one + share * (values[ranks[2 * at + 1]!]! - one);
  });
}

/** A stretch of the values, and the ranks (first … end − 1) that lie in it. */
interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly first: number;
  readonly end: number;
}

const SHORT = 16;

/** Moves the values of all ranks to their places. */
function place(values: Float64Array, ranks: Int32Array, { low, high, first, end }: Stretch): void {
  if (first === end || low >= high) return;
  if (high - low < SHORT) {
    insertionSort(values, low, high);
    return;
  }
  const pivot = medianOfThree(values[low]!, values[(low + high) >> 1]!, values[high]!);
  let left = low;
  let right = high;
  while (left <= right) {
    while (values[left]! < pivot) left += 1;
    while (values[right]! > pivot) right -= 1;
    if (left > right) break;
    const moved = values[left]!;
    values[left] = values[right]!;
    values[right] = moved;
    left += 1;
    right -= 1;
  }
  let before = first;
  while (before < end && ranks[before]! <= right) before += 1;
  let after = before;
  while (after < end && ranks[after]! < left) after += 1;
  place(values, ranks, { low, high: right, first, end: before });
  place(values, ranks, { low: left, high, first: after, end });
}

function insertionSort(values: Float64Array, low: number, high: number): void {
  for (let at = low + 1; at <= high; at += 1) {
    const value = values[at]!;
    let to = at;
    while (to > low && values[to - 1]! > value) {
      values[to] = values[to - 1]!;
      to -= 1;
    }
    values[to] = value;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
