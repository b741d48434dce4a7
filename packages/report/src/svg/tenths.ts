/** A coordinate in tenths of a pixel, and never −0. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
