/**
 * Wilson's limits for x of n at the critical value z. Each limit in the form that does not cancel: the
 * lower one directly, the upper one as the mirror of the lower one for the failures.
 */
export function wilsonLimits(x: number, n: number, z: number): readonly [number, number] {
  return [lowerLimit(x, n, z), 1 - lowerLimit(n - x, n, z)];
}

function lowerLimit(x: number, n: number, z: number): number {
  const rate = x / n;
  const spread = z * Math.sqrt(z * z + 4 * x * (1 - rate));
  return (2 * x * rate) / (2 * x + z * z + spread);
}
