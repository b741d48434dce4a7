const PRECISION = 5e-16;
const FARTHEST = 740;

/**
 * The root of a falling function on the log scale, `f(-∞) > 0 > f(∞)`, to about one unit in the last
 * place. Brackets by doubling steps from `start`, then ITP (Oliveira and Takahashi, ACM TOMS 47:1, 2020,
 * doi:10.1145/3423597): never more steps than bisection plus one, far fewer as a rule.
 * Returns ±Infinity where there is no sign change within ±740, the range of a double's logarithm.
 */
export function fallingRoot(f: (t: number) => number, start: number): number {
  const direction = f(start) > 0 ? 1 : -1;
  let near = start;
  let step = 0.25;
  let far = start + direction * step;
  while (f(far) * direction > 0) {
    if (Math.abs(far) > FARTHEST) return direction * Number.POSITIVE_INFINITY;
    near = far;
    step *= 2;
    far += direction * step;
  }
  return interpolate(f, Math.min(near, far), Math.max(near, far));
}

function interpolate(f: (t: number) => number, from: number, to: number): number {
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
