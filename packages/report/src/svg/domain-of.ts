const NARROWEST = 1e-9;
const SMALLEST = 1e-290;

/**
 * The domain of an axis that shows values from `from` to `to`: a margin of 4% at both ends. Where all
 * values are (nearly) one, a tenth of it, or 1 where it is 0, so that an axis can be drawn at all.
 * @example
 * domainOf(0, 100); // Returns: [-4, 104]
 */
export function domainOf(from: number, to: number): readonly [number, number] {
  const half = to / 2 - from / 2;
  const size = Math.max(Math.abs(from), Math.abs(to));
  const isFlat = half <= Math.max(size * NARROWEST, SMALLEST);
  const margin = isFlat ? (size > SMALLEST ? size / 10 : 1) : half * 0.08;
  return [finite(from - margin), finite(to + margin)];
}

function finite(value: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));
}
