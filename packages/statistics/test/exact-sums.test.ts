import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addExactSums, exactDot, exactSum, exactSumValue, exactVariation } from '../src/index.ts';
import { expectClose, readFixture, SEED } from './support.ts';

const golden = readFixture<{ values: number[]; sum: number; variance: number }[]>('sums');
const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });
const factor = fc
  .double({ noNaN: true, min: -1e90, max: 1e90 })
  .filter((v) => !(Math.abs(v) < 1e-90));

test('to the last bit as math.fsum, and the variance as fractions give it', () => {
  for (const { values, sum, variance } of golden) {
    expect(exactSumValue(exactSum(values))).toBe(sum);
    const n = values.length;
    if (Math.max(...values.map(Math.abs)) > 1e90) continue;
    const variation = exactVariation({
      n,
      sum: exactSum(values),
      squares: exactDot(values, values),
    });
    expectClose(variation / (n - 1), variance, `variance of ${values.length}`, 1e-15);
  }
});

test('the nearest double at the ends of the range', () => {
  const { MAX_VALUE: most, MIN_VALUE: least } = Number;
  for (const value of [most, -most, least, -least, 3 * least, 2 ** -1022, 0.1, 1 + 2 ** -52]) {
    expect(exactSumValue(exactSum([value]))).toBe(value);
    expect(exactSumValue(exactSum([value, -value]))).toBe(0);
    expect(exactSum([value, 1, -value])).toEqual({ integer: '1', exponent: 0 });
  }
  expect(exactSumValue(exactSum([most, most]))).toBe(Number.POSITIVE_INFINITY);
  // Halfway between two doubles: to the even one; a trace more: up.
  expect(exactSumValue(exactSum([1, 2 ** -53]))).toBe(1);
  expect(exactSumValue(exactSum([1, 2 ** -53, 2 ** -1000]))).toBe(1 + 2 ** -52);
  expect(exactSumValue(exactSum([]))).toBe(0);
});

test('any order and any shards give the same record', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 30 }), fc.nat(30), fc.nat(30), (values, i, j) => {
      const whole = exactSum(values);
      const [one, two] = [Math.min(i, j), Math.max(i, j)];
      const parts = [values.slice(two), values.slice(0, one), values.slice(one, two)].map(exactSum);
      expect(addExactSums(...parts)).toEqual(whole);
      expect(addExactSums(parts[0]!, addExactSums(parts[1]!, parts[2]!))).toEqual(whole);
      expect(exactSum(values.toReversed())).toEqual(whole);
    }),
    { seed: SEED },
  );
});

test('a dot product loses nothing: it is that of big integers', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(factor, factor), { maxLength: 12 }), (pairs) => {
      const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
      const scale = (value: number): bigint => {
        const { integer, exponent } = exactSum([value]);
        return BigInt(integer) << BigInt(exponent + 1074);
      };
      const total = pairs.reduce((sum, [x, y]) => sum + scale(x) * scale(y), 0n);
      const { integer, exponent } = exactDot(a, b);
      expect(BigInt(integer) << BigInt(exponent + 2148)).toBe(total);
    }),
    { seed: SEED },
  );
});

test('a spread of one on a mean of a billion', () => {
  const values = Float64Array.from({ length: 1000 }, (_, at) => 1e9 + (at % 2));
  const squares = exactDot(values, values);
  expect(exactVariation({ n: 1000, sum: exactSum(values), squares })).toBe(250);
});

test('what is no number is refused by its index', () => {
  expect(() => exactSum([1, Number.NaN])).toThrow(/values\[1\] must be a finite number/);
  expect(() => exactDot([1, 1e200], [1, 1])).toThrow(/a\[1\] must be/);
  expect(() => exactDot([1, 1], [1, Number.POSITIVE_INFINITY])).toThrow(/b\[1\] must be/);
  expect(() => exactDot([1], [1, 2])).toThrow(/b must be as long as a/);
  const none = { integer: '0', exponent: 0 };
  const tiny = [1e-170, 2e-170];
  expect(exactVariation({ n: 2, sum: exactSum(tiny), squares: exactDot(tiny, tiny) })).toBe(0);
  expect(() => exactVariation({ n: 0, sum: none, squares: none })).toThrow(/n must be a whole/);
});
