import type { Point } from './simplify-path.ts';

/** Points along a line, a few pixels apart, its corners among them. */
export function samplePath(points: readonly Point[], gap = 4): readonly Point[] {
  const sampled: Point[] = [];
  let before: Point | undefined;
  for (const point of points) {
    if (before) {
      const steps = Math.ceil(Math.hypot(point[0] - before[0], point[1] - before[1]) / gap);
      for (let step = 1; step < steps; step += 1) {
        const share = step / steps;
        sampled.push([
          before[0] + (point[0] - before[0]) * share,
          before[1] + (point[1] - before[1]) * share,
        ]);
      }
    }
    sampled.push(point);
    before = point;
  }
  return sampled;
}
