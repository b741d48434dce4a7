/** Maps a number of the domain to a coordinate of the range. */
export type Scale = (value: number) => number;

/**
 * A linear scale; values beyond the domain stay at its ends, so that nothing leaves the plot.
 * @example
 * linearScale([0, 1], [10, 110])(0.5); // Returns: 60
 */
export function linearScale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  return (value) => {
    const share = (value - from) / (to - from);
    return start + Math.min(1, Math.max(0, share)) * (end - start);
  };
}
