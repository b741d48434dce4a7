/**
 * The quantile of ascending values by linear interpolation (type 7): numpy's `quantile`, to the last bit.
 * @param share from 0 to 1.
 */
export function sortedQuantile(ascending: Float64Array, share: number): number {
  const place = (ascending.length - 1) * share;
  const below = Math.floor(place);
  const lower = ascending[below]!;
  const upper = ascending[Math.min(below + 1, ascending.length - 1)]!;
  const part = place - below;
  const difference = upper - lower;
  return part >= 0.5 ? upper - difference * (1 - part) : lower + difference * part;
}
