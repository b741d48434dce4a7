/**
 * The first of four rows that do not all lie between two numbers, both of them allowed, or of the last
 * rows, fewer than four. NaN lies nowhere.
 */
export function skipInside(
  values: Float64Array,
  from: number,
  to: number,
  minimum: number,
  maximum: number,
): number {
  let row = from;
  for (; row + 3 < to; row += 4) {
    const a = values[row]!;
    const b = values[row + 1]!;
    const c = values[row + 2]!;
    const d = values[row + 3]!;
    const areInside =
      a >= minimum &&
      a <= maximum &&
      b >= minimum &&
      b <= maximum &&
      c >= minimum &&
      c <= maximum &&
      d >= minimum &&
      d <= maximum;
    if (!areInside) break;
  }
  return row;
}
