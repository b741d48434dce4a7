/**
 * NumPy's pairwise sum of `count` values from `start`, `step` apart, addition for addition: eight
 * running sums over blocks of 128 at the most.
 * @see reference: NumPy 2.4 `DOUBLE_pairwise_sum`
 */
export function pairwiseSum(
  values: Float64Array,
  start: number,
  step: number,
  count: number,
): number {
  if (count < 8) return sumInOrder(values, start, step, count);
  if (count > 128) {
    const middle = count >> 1;
    const half = middle - (middle % 8);
    return (
      pairwiseSum(values, start, step, half) +
      pairwiseSum(values, start + half * step, step, count - half)
    );
  }
  const sums = new Float64Array(8);
  const end = count - (count % 8);
  for (let at = 0; at < end; at += 1) sums[at % 8]! += values[start + at * step]!;
  const sum =
    sums[0]! + sums[1]! + (sums[2]! + sums[3]!) + (sums[4]! + sums[5]! + (sums[6]! + sums[7]!));
  let total = sum;
  for (let at = end; at < count; at += 1) total += values[start + at * step]!;
  return total;
}

/**
 * The population standard deviation, in the steps of `numpy.std`.
 * @param pairwise whether NumPy sums these values pairwise; otherwise one by one.
 */
export function standardDeviation(
  values: Float64Array,
  start: number,
  step: number,
  count: number,
  pairwise: boolean,
): number {
  if (pairwise && count >= 8) {
    const mean = pairwiseSum(values, start, step, count) / count;
    const squares = new Float64Array(count);
    for (let at = 0; at < count; at += 1) squares[at] = (values[start + at * step]! - mean) ** 2;
    return Math.sqrt(pairwiseSum(squares, 0, 1, count) / count);
  }
  const mean = sumInOrder(values, start, step, count) / count;
  let squares = 0;
  for (let at = 0; at < count; at += 1) {
    const deviation = values[start + at * step]! - mean;
    squares += deviation * deviation;
  }
  return Math.sqrt(squares / count);
}

function sumInOrder(values: Float64Array, start: number, step: number, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += values[start + at * step]!;
  return sum;
}
