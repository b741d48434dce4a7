/**
 * The validity bitmap of numbers: none where nobody said NaN, since then NaN means missing.
 * @param isSaid whether the NaN of a row is there.
 */
export function saidBits(
  values: Float64Array,
  isSaid: (row: number) => boolean,
): Uint8Array | undefined {
  let bits: Uint8Array | undefined;
  for (let row = 0; row < values.length; row += 1) {
    if (Number.isNaN(values[row]!) && isSaid(row)) {
      bits = new Uint8Array((values.length + 7) >> 3);
      break;
    }
  }
  if (!bits) return undefined;
  for (let row = 0; row < values.length; row += 1) {
    if (!Number.isNaN(values[row]!) || isSaid(row)) bits[row >> 3]! |= 1 << (row & 7);
  }
  return bits;
}
