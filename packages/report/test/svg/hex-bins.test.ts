import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexBins } from '../../src/svg/hex-bins.ts';

const pixel = fc.double({ min: 0, max: 300, noNaN: true });
const RADIUS = 4;

// Every middle of the tiling near the picture.
const middles = Array.from({ length: 60 }, (_, row) =>
  Array.from({ length: 60 }, (__, column) => ({
    x: (column - 1 + (row % 2) / 2) * RADIUS * Math.sqrt(3),
    y: row * 1.5 * RADIUS,
  })),
).flat();

test('every point is counted once, in the hexagon whose middle is nearest', () => {
  fc.assert(
    fc.property(fc.tuple(pixel, pixel), ([x, y]) => {
      const bins = hexBins(Float64Array.of(x), Float64Array.of(y), RADIUS);
      expect(bins).toHaveLength(1);
      const nearest = Math.min(...middles.map((one) => Math.hypot(one.x - x, one.y - y)));
      expect(Math.hypot(bins[0]!.x - x, bins[0]!.y - y)).toBeCloseTo(nearest, 9);
      expect(bins[0]!.count).toBe(1);
    }),
    { seed: 20261121, numRuns: 60 },
  );
});

test('the counts add up, and their order is that of the places, not of the points', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(pixel, pixel), { maxLength: 200 }), (points) => {
      const binned = (list: readonly (readonly [number, number])[]): unknown =>
        hexBins(
          Float64Array.from(list.map(([x]) => x)),
          Float64Array.from(list.map(([, y]) => y)),
          RADIUS,
        );
      const bins = binned(points) as ReturnType<typeof hexBins>;
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(points.length);
      expect(binned(points.toReversed())).toEqual(bins);
    }),
    { seed: 20261121, numRuns: 40 },
  );
});
