const PRECISION = 5e-16;

/**
 * The root of a function that falls from `f(from) ≥ 0` to `f(to) ≤ 0`, to about one unit in the last place
 * of the larger of 1 and the ends, by ITP (Oliveira and Takahashi, ACM TOMS 47:1, 2020,
 * doi:10.1145/3423597): never more steps than bisection plus one, far fewer as a rule. Infinite values at
 * the ends are allowed.
 */
export function bracketedRoot(f: (t: number) => number, from: number, to: number): number {
  let [low, high, atLow, atHigh] = [from, to, f(from), f(to)];
  const tolerance = PRECISION * Math.max(1, Math.abs(low), Math.abs(high));
  const kappa = 0.2 / (high - low);
  const most = Math.ceil(Math.log2((high - low) / (2 * tolerance))) + 1;
  for (let step = 0; step <= most && high - low > 2 * tolerance; step += 1) {
    const middle = (low + high) / 2;
    const radius = tolerance * 2 ** (most - step) - (high - low) / 2;
    const secant = (high * atLow - low * atHigh) / (atLow - atHigh);
    const regula = Number.isFinite(secant) ? secant : middle;
    const side = Math.sign(middle - regula);
    const nudge = Math.min(kappa * (high - low) ** 2, Math.abs(middle - regula));
    const moved = regula + side * nudge;
    const point = Math.abs(moved - middle) <= radius ? moved : middle - side * radius;
    const value = f(point);
    if (value === 0) return point;
    if (value > 0) [low, atLow] = [point, value];
    else [high, atHigh] = [point, value];
  }
  return (low + high) / 2;
}
