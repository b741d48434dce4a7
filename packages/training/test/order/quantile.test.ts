import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerBound, upperBound } from '../../src/order/bounds.ts';
import { quantileOf } from '../../src/order/quantile.ts';
import { quantilesOf } from '../../src/validation/readers/quantiles.ts';

const seed = 20261121;
const numbers = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map((values) => Float64Array.from(values, (value) => value + 0));
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('NumPy’s very bits: each half of a gap is measured from its own end', () => {
  // numpy.quantile([0.1, 0.7, 0.9], [0, .3, .35, .45, .5, 1])
  const sorted = Float64Array.of(0.1, 0.7, 0.9);
  const expected = [0.1, 0.45999999999999996, 0.5199999999999999, 0.64, 0.7, 0.9];
  expect([0, 0.3, 0.35, 0.45, 0.5, 1].map((at) => quantileOf(sorted, at))).toEqual(expected);
});

test('law: sorted or not, the same bits; within the values; in the order of the shares', () => {
  fc.assert(
    fc.property(numbers, share, share, (values, one, other) => {
      const sorted = values.slice().sort();
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const [first, second] = [quantileOf(sorted, low), quantileOf(sorted, high)];
      expect([first, second]).toEqual(quantilesOf(values, [low, high]));
      expect(first).toBeGreaterThanOrEqual(sorted[0]!);
      expect(second).toBeLessThanOrEqual(sorted.at(-1)!);
    }),
    { seed, numRuns: 300 },
  );
});

test('law: bounds count what is below, and what is not above', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 30 }),
      fc.integer({ min: -4, max: 4 }),
      (values, value) => {
        const sorted = Float64Array.from(values).sort();
        expect(lowerBound(sorted, value)).toBe(values.filter((one) => one < value).length);
        expect(upperBound(sorted, value)).toBe(values.filter((one) => one <= value).length);
      },
    ),
    { seed, numRuns: 200 },
  );
});
