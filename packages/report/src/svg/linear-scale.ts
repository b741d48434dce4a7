/** Maps a number of the domain to a coordinate of the range. */
export type Scale = (value: number) => number;

/**
 * A linear scale; values beyond the domain stay at its ends, so that nothing leaves the plot.
 * Halves are subtracted, so that a domain as wide as all numbers does not overflow.
 * @example
 * linearScale([0, 1], [10, 110])(0.5); // Returns: 60
 */
export function linearScale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  return (value) => {
    const share = (value / 2 - from / 2) / (to / 2 - from / 2);
    return start + Math.min(1, Math.max(0, share)) * (end - start);
  };
}
