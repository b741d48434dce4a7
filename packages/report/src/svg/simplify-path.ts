import { tenths } from './tenths.ts';

/** A point in pixels. */
export type Point = readonly [x: number, y: number];

/**
 * The fewest points of a line that stay within a tolerance of it (Ramer 1972, Douglas and Peucker
 * 1973). A curve of ten thousand thresholds becomes the few dozen points that a reader can see.
 * @param tolerance in pixels.
 */
export function simplifyPath(points: readonly Point[], tolerance = 0.25): readonly Point[] {
  const line = withoutRepeats(points);
  if (line.length < 3) return line;
  const kept = new Set([0, line.length - 1]);
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const far = farthest(line, first, last);
    if (far.distance <= tolerance) continue;
    kept.add(far.index);
    spans.push([first, far.index], [far.index, last]);
  }
  return line.filter((_, index) => kept.has(index));
}

/** The `d` of a path through the points, in tenths of a pixel. */
export function pathData(points: readonly Point[]): string {
  return points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${tenths(x)} ${tenths(y)}`)
    .join('');
}

function withoutRepeats(points: readonly Point[]): readonly Point[] {
  let before = '';
  return points.filter(([x, y]) => {
    const key = `${tenths(x)} ${tenths(y)}`;
    const isNew = key !== before;
    before = key;
    return isNew;
  });
}

function farthest(
  line: readonly Point[],
  first: number,
  last: number,
): { index: number; distance: number } {
  const [x1, y1] = line[first]!;
  const [x2, y2] = line[last]!;
  const length = Math.hypot(x2 - x1, y2 - y1);
  let found = { index: first, distance: 0 };
  for (let index = first + 1; index < last; index += 1) {
    const [x, y] = line[index]!;
    const distance =
      length === 0
        ? Math.hypot(x - x1, y - y1)
        : Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
    if (distance > found.distance) found = { index, distance };
  }
  return found;
}
