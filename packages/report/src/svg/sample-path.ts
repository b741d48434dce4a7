import type { Point } from './simplify-path.ts';

const MOST = 200;

/** Points along a line, a few pixels apart, more on a very long one; its corners among them. */
export function samplePath(points: readonly Point[], least = 4): readonly Point[] {
  const gap = Math.max(least, lengthOf(points) / MOST);
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

function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [x1, y1] = points[index - 1]!;
    const [x2, y2] = points[index]!;
    length += Math.hypot(x2 - x1, y2 - y1);
  }
  return length;
}
