import type { CheckedRates } from './require-two-rates.ts';

const MOST_STEPS = 60;

/**
 * The maximum-likelihood rate b̃ under a − b = δ: the root of the falling derivative of the log-likelihood
 * y / b − (n − y) / (1 − b) + x / (b + δ) − (m − x) / (1 − b − δ) between max(0, −δ) and min(1, 1 − δ).
 *
 * By Newton's method inside the bracket, not by the cubic formula of the textbooks, whose arc cosine loses
 * half of the digits where two roots are close.
 */
export function restrictedRate({ x, m, y, n }: CheckedRates, delta: number): number {
  let low = Math.max(0, -delta);
  let high = Math.min(1, 1 - delta);
  let b = Math.min(high, Math.max(low, (x + y - m * delta) / (m + n)));
  if (!(b > low && b < high)) b = (low + high) / 2;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const a = b + delta;
    const terms = [part(y, b), -part(n - y, 1 - b), part(x, a), -part(m - x, 1 - a)] as const;
    const slope = terms[0] + terms[1] + terms[2] + terms[3];
    if (slope === 0) return b;
    if (slope > 0) low = b;
    else high = b;
    const curvature =
      part(y, b * b) + part(n - y, (1 - b) ** 2) + part(x, a * a) + part(m - x, (1 - a) ** 2);
    const newton = b + slope / curvature;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - b) <= 1e-16 * Math.abs(b) || next === low || next === high) return next;
    b = next;
  }
  return b;
}

/** A count that is zero puts no pole at the border. */
function part(count: number, distance: number): number {
  return count === 0 ? 0 : count / distance;
}
