import { exactSum, exactSumValue, sampleVariance } from '@codexhub/statistics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createMoments,
  MOMENTS_BLOCK,
  meanOf,
  standardDeviationOf,
  sumOf,
} from '../../src/validation/readers/moments.ts';
import { readNumbers } from '../../src/validation/readers/read-numbers.ts';

const seed = 20261121;

/** What is told of values that come in chunks of these sizes, and then the rest. */
function readChunks(values: Float64Array, sizes: readonly number[]): readonly number[] {
  const moments = createMoments();
  let [from, rows, missing, minimum, maximum] = [0, 0, 0, Infinity, -Infinity];
  for (const size of [...sizes, values.length]) {
    const chunk = values.slice(from, from + size);
    const part = readNumbers({ kind: 'number', values: chunk }, undefined, moments);
    // The memory of a chunk is its source's, which may use it again.
    chunk.fill(-77);
    from += size;
    rows += part.rows;
    missing += part.missing;
    minimum = Math.min(minimum, part.minimum);
    maximum = Math.max(maximum, part.maximum);
  }
  const figures = [sumOf(moments), meanOf(moments), standardDeviationOf(moments)];
  return [rows, missing, minimum, maximum, moments.count, ...figures];
}

const kinds: ReadonlyArray<(u: number, row: number) => number> = [
  (u) => u,
  (u) => (u - 0.5) * 1e6,
  (u) => -1e9 + u,
  (u) => 10 ** (u * 40 - 20),
  (u) => (u < 0.5 ? -1 : 1) * 10 ** (u * 120),
  (_, row) => 1.6e12 + row * 1000,
  (_, row) => -row / 7,
  // The first block says nothing of the rest.
  (u, row) => (row < MOMENTS_BLOCK ? u : 1e12 + u * 1e6),
  // Each half cancels the other.
  (u, row) => (row % 2 === 0 ? 1e15 : -1e15) + u,
];

interface Given {
  readonly values: Float64Array;
  readonly present: Float64Array;
}

function given(which: number, n: number, salt: number, gaps: number): Given {
  const values = Float64Array.from({ length: n }, (_, row) => {
    const u = Math.imul(row + salt, 2_654_435_761) >>> 0;
    return gaps > 0 && u % gaps === 0 ? Number.NaN : kinds[which]!(u / 2 ** 32, row);
  });
  return { values, present: values.filter((value) => !Number.isNaN(value)) };
}

const cases = [
  fc.nat(kinds.length - 1),
  fc.integer({ min: 2, max: 3 * MOMENTS_BLOCK + 9 }),
  fc.nat(),
  fc.constantFrom(0, 1500, 50, 2),
] as const;

test('any cut into chunks gives the very same bits, and missing rows change none', () => {
  fc.assert(
    fc.property(
      ...cases,
      fc.array(fc.oneof(fc.nat(9), fc.nat(1500), fc.constant(MOMENTS_BLOCK)), { maxLength: 6 }),
      (which, n, salt, gaps, sizes) => {
        const { values, present } = given(which, n, salt, gaps);
        const whole = readChunks(values, []);
        expect(readChunks(values, sizes)).toEqual(whole);
        expect(readChunks(present, sizes).slice(2)).toEqual(whole.slice(2));
      },
    ),
    { seed, numRuns: 100 },
  );
});

test('counts and extremes are those of the cells, the sum is the exact one, the deviation close', () => {
  fc.assert(
    fc.property(...cases, (which, n, salt, gaps) => {
      const { values, present } = given(which, n, salt, gaps);
      fc.pre(present.length > 1);
      const [rows, missing, minimum, maximum, count, sum, , deviation] = readChunks(values, []);
      const sorted = present.slice().sort();
      expect([rows, missing, count]).toEqual([n, n - present.length, present.length]);
      expect([minimum, maximum]).toEqual([sorted[0], sorted.at(-1)]);
      expect(sum).toBe(exactSumValue(exactSum(present)));
      const reference = Math.sqrt(sampleVariance(present)!);
      expect(Math.abs(deviation! - reference)).toBeLessThanOrEqual(1e-13 * reference);
    }),
    { seed, numRuns: 100 },
  );
});

test('sums hold at the ends of what float64 can say', () => {
  const sumAndDeviation = (...values: number[]) =>
    readChunks(Float64Array.from(values), []).slice(-3);
  expect(sumAndDeviation(0, 0, -0)).toEqual([0, 0, 0]);
  expect(sumAndDeviation(5e-324, 5e-324)).toEqual([1e-323, 5e-324, 0]);
  expect(sumAndDeviation(1e305, 6, -1e305)[0]).toBe(6);
  for (const beyond of [
    [1e308, 1e308],
    [1, Infinity],
  ]) {
    expect(sumAndDeviation(...beyond).some(Number.isFinite)).toBe(false);
  }
  expect(sumAndDeviation()).toEqual([0, Number.NaN, Number.NaN]);
});
