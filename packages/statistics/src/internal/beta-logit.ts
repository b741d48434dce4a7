import { betaPrefactor, betaTails } from './beta-tails.ts';

/** Beyond, 1 / (1 + e^−u) is 0 or 1 as a double. */
const FARTHEST = 745;

/**
 * The logit of the x below which the probability `tail` of the beta distribution lies: Newton on log I,
 * kept inside a bracket. −Infinity at 0.
 */
export function betaLogit(tail: number, a: number, b: number): number {
  if (tail === 0) return Number.NEGATIVE_INFINITY;
  const target = Math.log(tail);
  let [low, high] = [-FARTHEST, FARTHEST];
  let u = Math.log(a / b);
  for (let step = 0; step < 200; step += 1) {
    const [x, y] = [1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))];
    const lower = betaTails(x, y, a, b).lower;
    const excess = Math.log(lower) - target;
    if (excess > 0) high = u;
    else low = u;
    // d log I / du = x (1 − x) · density / I
    const newton = u - (excess * lower) / betaPrefactor(x, y, a, b);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - u) <= 4e-16 * Math.max(1, Math.abs(u))) return next;
    u = next;
  }
  return u;
}
