/** The sum of the values of each group, compensated after Neumaier. */
export function groupSums(numbers: Int32Array, groups: number, values: Float64Array): Float64Array {
  const sums = new Float64Array(groups);
  const lost = new Float64Array(groups);
  for (let row = 0; row < numbers.length; row += 1) {
    const group = numbers[row]!;
    const value = values[row]!;
    const sum = sums[group]!;
    const next = sum + value;
    lost[group]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sums[group] = next;
  }
  for (let group = 0; group < groups; group += 1) {
    const sum = sums[group]! + lost[group]!;
    // What was lost is no number once the sum exceeds the largest.
    if (!Number.isNaN(sum)) sums[group] = sum;
  }
  return sums;
}

/** Values minus the mean of their group. */
export function centred(
  numbers: Int32Array,
  values: Float64Array,
  means: Float64Array,
): Float64Array {
  const deviations = new Float64Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    deviations[row] = values[row]! - means[numbers[row]!]!;
  }
  return deviations;
}

/** Products of two columns. */
export function products(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length);
  for (let row = 0; row < one.length; row += 1) both[row] = one[row]! * other[row]!;
  return both;
}

/** Whether all values of a group are equal. */
export function constantGroups(
  numbers: Int32Array,
  groups: number,
  values: Float64Array,
): readonly boolean[] {
  const first = new Float64Array(groups).fill(Number.NaN);
  const differ = new Uint8Array(groups);
  for (let row = 0; row < numbers.length; row += 1) {
    const group = numbers[row]!;
    if (Number.isNaN(first[group]!)) first[group] = values[row]!;
    else if (first[group] !== values[row]) differ[group] = 1;
  }
  return Array.from(differ, (differs) => differs === 0);
}
