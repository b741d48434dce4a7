import type { Point } from '../svg/simplify-path.ts';
import { isFinitePoint } from './curve-layer.ts';

/**
 * The height of a line at x, straight between its points, which run from left to right; undefined
 * beyond its ends and where nothing is finite.
 */
export function valueAt(points: readonly Point[], x: number): number | undefined {
  const line = points.filter(isFinitePoint);
  const after = line.findIndex(([at]) => at >= x);
  const [x2, y2] = line[after] ?? [];
  if (x2 === undefined || y2 === undefined) return undefined;
  const [x1, y1] = line[after - 1] ?? [x2, y2];
  if (x1 === x2 || x === x2) return x === x2 ? y2 : undefined;
  return y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
}
