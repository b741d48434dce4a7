import { bracketedRoot } from './bracketed-root.ts';

const FARTHEST = 740;

/**
 * The root of a falling function on the log scale, `f(-∞) > 0 > f(∞)`, to about one unit in the last
 * place: brackets by doubling steps from `start`, then {@link bracketedRoot}.
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
  return bracketedRoot(f, Math.min(near, far), Math.max(near, far));
}
