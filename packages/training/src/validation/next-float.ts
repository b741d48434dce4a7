const bits = new BigInt64Array(1);
const float = new Float64Array(bits.buffer);

/** The float64 next to a value, above (1) or below (−1); NaN where there is none. */
export function nextFloat(value: number, direction: 1 | -1): number {
  if (value === direction * Infinity) return Number.NaN;
  if (value === 0) return direction * Number.MIN_VALUE;
  float[0] = value;
  bits[0]! += value > 0 === direction > 0 ? 1n : -1n;
  return float[0]!;
}
