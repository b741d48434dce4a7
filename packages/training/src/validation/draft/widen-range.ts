/**
 * The range that a column may have, from the one that it had: a tenth of its span further out on both
 * sides, to two digits, so that the next table does not fail by a hair. Nothing below 0 was seen: then
 * 0 is the end. Nothing outside 0 to 1: then it is a share.
 * @example
 * widenRange(3, 87); // Returns: { minimum: 0, maximum: 96 }
 */
export function widenRange(
  minimum: number,
  maximum: number,
): { readonly minimum: number; readonly maximum: number } {
  if (minimum >= 0 && maximum <= 1) return { minimum: 0, maximum: 1 };
  const margin = maximum / 10 - minimum / 10;
  return {
    minimum: minimum >= 0 ? 0 : -roundUp(margin - minimum),
    maximum: maximum <= 0 ? 0 : roundUp(maximum + margin),
  };
}

/** Up to two digits, for a positive number. */
function roundUp(value: number): number {
  if (!(value < Number.MAX_VALUE)) return Number.MAX_VALUE;
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  const rounded = Number((Math.ceil(value / unit) * unit).toPrecision(12));
  return Number.isFinite(rounded) && rounded >= value ? rounded : value;
}
