import type { RowGroups } from '../../internal/row-groups.ts';

/** Of each threshold, how many rows of each group are at or above it. O(n log thresholds). */
export function countAbove(
  { numbers, groups }: RowGroups,
  values: Float64Array,
  thresholds: readonly number[],
): readonly Uint32Array[] {
  const ascending = Float64Array.from(thresholds).sort();
  const size = ascending.length;
  // Rows by the number of thresholds that they reach.
  const reached = Array.from({ length: size + 1 }, () => new Uint32Array(groups.length));
  for (let row = 0; row < values.length; row += 1) {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ascending[middle]! <= values[row]!) low = middle + 1;
      else high = middle;
    }
    reached[low]![numbers[row]!]! += 1;
  }
  for (let at = size - 1; at > 0; at -= 1) {
    const [own, above] = [reached[at]!, reached[at + 1]!];
    for (let group = 0; group < own.length; group += 1) own[group]! += above[group]!;
  }
  return thresholds.map((threshold) => reached[ascending.indexOf(threshold) + 1]!);
}
