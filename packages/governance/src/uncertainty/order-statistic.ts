/**
 * The value with `rank` others before it in ascending order, by quickselect: what comes before it is
 * moved before it, and what comes after it behind it. For numbers without NaN.
 * @see Hoare, "Algorithm 65: find", Communications of the ACM 4 (1961) 321
 */
export function orderStatistic(values: Float64Array, rank: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
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
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank]!;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/**
 * The quantile at a probability, linear between order statistics (type 7, numpy's default). Reorders
 * the values.
 */
export function quantile(values: Float64Array, probability: number): number {
  const last = values.length - 1;
  const at = probability * last;
  const before = Math.min(last, Math.floor(at));
  const one = orderStatistic(values, before);
  if (at === before) return one;
  let next = Number.POSITIVE_INFINITY;
  for (let rank = before + 1; rank <= last; rank += 1) {
    if (values[rank]! < next) next = values[rank]!;
  }
  return one + (at - before) * (next - one);
}
