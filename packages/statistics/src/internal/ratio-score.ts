import type { CheckedRates } from './require-two-rates.ts';

/**
 * The score statistic of the hypothesis a / b = θ: (a − θ b) over its standard deviation at the restricted
 * maximum-likelihood rates ã = θ b̃. Falls from +∞ to −∞ as θ grows; its square is Koopman's U(θ).
 *
 * With S = (m + y)θ + x + n + √D and D = ((m + y)θ − x − n)² + 4θ(m − x)(n − y) the restricted rate is
 * b̃ = 2(x + y) / S; the complements are written out too, so that nothing cancels.
 */
export function ratioScore({ x, m, y, n }: CheckedRates, theta: number): number {
  const difference = x / m - theta * (y / n);
  if (difference === 0) return 0;
  const slope = (m + y) * theta;
  const constant = x + n;
  const product = 4 * theta * (m - x) * (n - y);
  const gap = slope - constant;
  const root = Math.sqrt(gap * gap + product);
  const total = slope + constant + root;
  const far = root + Math.abs(gap);
  const near = far === 0 ? 0 : product / far;
  const [rootPlusGap, rootMinusGap] = gap >= 0 ? [far, near] : [near, far];
  const failureA = (rootMinusGap + 2 * theta * (m - x)) / total;
  const failureB = (rootPlusGap + 2 * (n - y)) / total;
  const successA = (2 * theta * (x + y)) / total;
  return difference / Math.sqrt(successA * (failureA / m + (theta * failureB) / n));
}
