/**
 * A quantile by linear interpolation between the two values next to (n − 1) · share: Hyndman and Fan's
 * type 7, the default of NumPy, pandas and R.
 *
 * @param sorted ascending, finite, at least one.
 * @param share in [0, 1].
 * @see Hyndman and Fan, The American Statistician 50 (1996) 361; reference: `numpy.quantile`, bit for bit
 * @example
 * quantileOf(Float64Array.of(1, 2, 3, 10), 0.5); // Returns: 2.5
 */
export function quantileOf(sorted: Float64Array, share: number): number {
  return valueAtPlace(sorted, (sorted.length - 1) * share);
}

/** The value at a place in [0, n − 1] between the elements. */
export function valueAtPlace(sorted: Float64Array, place: number): number {
  const below = Math.floor(place);
  return between(sorted[below]!, sorted[Math.ceil(place)]!, place - below);
}

/** As NumPy does it: from the nearer end, so that both ends are met exactly. */
export function between(low: number, high: number, part: number): number {
  const gap = high - low;
  return part >= 0.5 ? high - gap * (1 - part) : low + gap * part;
}
