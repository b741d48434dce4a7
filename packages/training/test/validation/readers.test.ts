import { sampleVariance } from '@codexhub/statistics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNumberIndex } from '../../src/internal/number-index.ts';
import {
  createMoments,
  meanOf,
  standardDeviationOf,
  sumOf,
} from '../../src/validation/readers/moments.ts';
import { quantilesOf } from '../../src/validation/readers/quantiles.ts';
import { readNumbers } from '../../src/validation/readers/read-numbers.ts';
import { selectRanks } from '../../src/validation/readers/select-ranks.ts';

const seed = 20261121;
const number = (values: Float64Array) => ({ kind: 'number', values }) as const;

test('ranks are those of the sorted values, however they are spread', () => {
  const spread = [
    (u: number): number => u,
    (u: number): number => Math.floor(u * 7),
    (u: number): number => 10 ** (u * 600 - 300),
    (u: number): number => (u < 0.97 ? 0 : u * 1e9),
    (u: number): number => (u < 0.5 ? -Number.MAX_VALUE : Number.MAX_VALUE * u),
  ];
  fc.assert(
    fc.property(
      fc.nat(spread.length - 1),
      fc.integer({ min: 1, max: 6000 }),
      fc.nat(),
      (which, n, salt) => {
        const values = Float64Array.from({ length: n }, (_, at) =>
          spread[which]!((((at + salt) * 2_654_435_761) >>> 0) / 2 ** 32),
        );
        const sorted = values.slice().sort();
        const ranks = [...new Set([0, n >> 3, n >> 1, (n >> 1) + 1, n - 1])]
          .filter((rank) => rank < n)
          .sort((a, b) => a - b);
        expect(selectRanks(values, ranks)).toEqual(ranks.map((rank) => sorted[rank]));
      },
    ),
    { seed, numRuns: 60 },
  );
});

test('quantiles meet the ends and NumPy on a small case', () => {
  // numpy.quantile([3, 1, 2, 10], [0, .25, .5, .9, 1])
  expect(quantilesOf(Float64Array.of(3, 1, 2, 10), [0, 0.25, 0.5, 0.9, 1])).toEqual([
    1, 1.75, 2.5, 7.900000000000001, 10,
  ]);
  expect(quantilesOf(Float64Array.of(5), [0.3])).toEqual([5]);
});

test('mean and deviation hold where the naive sums cancel', () => {
  const read = (values: Float64Array) => {
    const moments = createMoments();
    readNumbers(number(values), undefined, moments);
    return moments;
  };
  const cancelling = read(Float64Array.of(1e16, 1, Number.NaN, -1e16, 1));
  expect([sumOf(cancelling), meanOf(cancelling), cancelling.count]).toEqual([2, 0.5, 4]);
  fc.assert(
    fc.property(
      fc.constantFrom(0, 1e3, 1e9, -1e12),
      fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 50 }),
      (offset, noise) => {
        const values = Float64Array.from(noise, (one) => offset + one);
        const own = standardDeviationOf(read(values)) ** 2;
        const reference = sampleVariance(values)!;
        expect(Math.abs(own - reference)).toBeLessThanOrEqual(1e-12 * Math.max(reference, 1e-3));
      },
    ),
    { seed, numRuns: 100 },
  );
  expect(standardDeviationOf(read(Float64Array.of(4)))).toBeNaN();
});

test('every number has one identity, through growth, zeros and NaN', () => {
  const index = createNumberIndex();
  const values = Float64Array.from({ length: 5000 }, (_, at) => (at % 1700) / 7 - 100);
  const ids = Array.from(values, (value) => index.idOf(value));
  expect(index.size).toBe(1700);
  for (const [at, value] of values.entries()) {
    expect(ids[at]).toBe(at % 1700);
    expect(index.find(value)).toBe(ids[at]);
  }
  expect(index.find(1e300)).toBe(-1);
  expect(index.idOf(-0)).toBe(index.idOf(0));
  expect([index.find(Number.NaN), index.idOf(Number.NaN), index.idOf(Number.NaN)]).toEqual([
    -1,
    index.size - 1,
    index.size - 1,
  ]);
  const size = index.size;
  for (let at = 0; at < 3000; at += 1) index.idOf(at + 0.123);
  expect(index.size).toBe(size + 3000);
  expect(index.find(Number.NaN)).toBe(size - 1);
});

test('many numbers at once have the identities of each, and NaN has none', () => {
  const [one, many] = [createNumberIndex(), createNumberIndex()];
  const values = Float64Array.from({ length: 3000 }, (_, at) =>
    at % 11 === 0 ? Number.NaN : ((at * 7) % 1300) - 600,
  );
  const expected = Array.from(values, (value) => (Number.isNaN(value) ? -1 : one.idOf(value)));
  expect([...many.idsOf(values)]).toEqual(expected);
  expect([...many.findAll(values)]).toEqual(expected);
  expect(many.size).toBe(one.size);
  expect([...many.findAll(Float64Array.of(0.5, -0, Number.NaN))]).toEqual([-1, many.find(0), -1]);
});
