import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Point, simplifyPath } from '../../src/svg/simplify-path.ts';

test('a straight line keeps its ends', () => {
  expect(
    simplifyPath([
      [0, 0],
      [1, 1],
      [2, 2],
      [9, 9],
    ]),
  ).toEqual([
    [0, 0],
    [9, 9],
  ]);
});

test('every point that is left out lies within the tolerance of what is kept', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 2,
    maxLength: 80,
  });
  fc.assert(
    fc.property(steps, (moves) => {
      let [x, y] = [0, 0];
      const line = moves.map(([dx, dy]): Point => {
        x += dx / 3;
        y += dy / 3;
        return [x, y];
      });
      const kept = simplifyPath(line, 0.5);
      for (const point of line) {
        const distances = kept.slice(1).map((end, index) => distance(point, kept[index]!, end));
        expect(
          Math.min(...distances, Math.hypot(point[0] - kept[0]![0], point[1] - kept[0]![1])),
        ).toBeLessThan(0.6);
      }
    }),
    { seed: 20261121 },
  );
});

function distance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const share = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
  const at = Math.min(1, Math.max(0, share));
  return Math.hypot(x - x1 - at * (x2 - x1), y - y1 - at * (y2 - y1));
}
