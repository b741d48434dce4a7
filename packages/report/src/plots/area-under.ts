import type { Point } from '../svg/simplify-path.ts';
import { isFinitePoint } from './curve-layer.ts';

/** The area under a line by the trapezoidal rule, in the order of its points; undefined below two. */
export function areaUnder(points: readonly Point[]): number | undefined {
  const line = points.filter(isFinitePoint);
  if (line.length < 2) return undefined;
  let area = 0;
  for (let index = 1; index < line.length; index += 1) {
    const [x1, y1] = line[index - 1]!;
    const [x2, y2] = line[index]!;
    area += ((x2 - x1) * (y1 + y2)) / 2;
  }
  return area;
}
