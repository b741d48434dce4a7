import { ExactAccumulator, nearestDouble, UNIT_EXPONENT } from '../internal/exact-accumulator.ts';
import { invalid } from '../internal/invalid.ts';

/**
 * A sum without rounding error, integer · 2^exponent: plain data, fit for JSON. Equal sums are equal
 * records, whatever the order and the shards in which they were added.
 */
export interface ExactSum {
  /** An odd whole number in decimal digits, or '0'. */
  readonly integer: string;
  readonly exponent: number;
}

/**
 * The sum of the values with no rounding at all: any order and any sharding give the same record.
 *
 * @param values - finite numbers, typed array or plain
 * @returns the sum; { integer: '0', exponent: 0 } for no values
 * @throws RangeError when a value is NaN or infinite; the message names its index
 * @see Neal, "Fast exact summation using small and large superaccumulators" (2015)
 * @example
 * ```ts
 * import { exactSum } from '@codexhub/statistics';
 * exactSum([1, 1e100, 0.5, -1e100]); // { integer: '3', exponent: -1 }
 * ```
 */
export function exactSum(values: ArrayLike<number>): ExactSum {
  const accumulator = new ExactAccumulator();
  for (let index = 0; index < values.length; index += 1) {
    if (!accumulator.add(values[index]!)) throw notFinite(`values[${index}]`, values[index]);
  }
  return normal(accumulator.units());
}

/**
 * The sum of the products a_i b_i with no rounding at all; of the squares, where b is a.
 *
 * Each product is split into its double and what that lost (Dekker). Products below 1e-290 may lose their
 * last digits to underflow.
 *
 * @param a - finite numbers of size 1e150 at most, typed array or plain
 * @param b - as many more
 * @returns the sum
 * @throws RangeError when the lengths differ, or a value is NaN, infinite or too large
 * @see Dekker, Numerische Mathematik 18 (1971) 224
 * @example
 * ```ts
 * import { exactDot, exactSumValue } from '@codexhub/statistics';
 * exactSumValue(exactDot([1e8, 1], [1e8, 0.25])); // 10000000000000000
 * ```
 */
export function exactDot(a: ArrayLike<number>, b: ArrayLike<number>): ExactSum {
  if (a.length !== b.length) {
    throw invalid('b', `as long as a (${a.length})`, b.length, 'pass one factor for each other');
  }
  const accumulator = new ExactAccumulator();
  for (let index = 0; index < a.length; index += 1) {
    const [x, y] = [a[index]!, b[index]!];
    if (!(Math.abs(x) <= 1e150)) throw notFinite(`a[${index}]`, x);
    if (!(Math.abs(y) <= 1e150)) throw notFinite(`b[${index}]`, y);
    const product = x * y;
    const headX = head(x);
    const headY = head(y);
    const tailX = x - headX;
    const tailY = y - headY;
    const lost = headX * headY - product + headX * tailY + tailX * headY + tailX * tailY;
    accumulator.add(product);
    accumulator.add(lost);
  }
  return normal(accumulator.units());
}

/**
 * The sum of several exact sums: associative and commutative to the last bit.
 *
 * @param sums - sums of `exactSum` or `exactDot`, of shards for example
 * @returns the sum of all of them
 * @throws SyntaxError when a record's integer is no whole number
 * @example
 * ```ts
 * import { addExactSums, exactSum } from '@codexhub/statistics';
 * addExactSums(exactSum([0.1]), exactSum([0.2]), exactSum([-0.1])); // { integer: '3602879701896397', exponent: -54 }
 * ```
 */
export function addExactSums(...sums: readonly ExactSum[]): ExactSum {
  return normal(sums.reduce((total, sum) => total + unitsOf(sum), 0n));
}

/**
 * An exact sum as the nearest double.
 *
 * @param sum - an exact sum
 * @returns the nearest double, ties to even; ±Infinity beyond the largest
 * @throws SyntaxError when the record's integer is no whole number
 * @see reference: Python's `math.fsum`
 * @example
 * ```ts
 * import { exactSum, exactSumValue } from '@codexhub/statistics';
 * exactSumValue(exactSum([0.1, 0.1, 0.1])); // 0.30000000000000004
 * ```
 */
export function exactSumValue(sum: ExactSum): number {
  return nearestDouble(unitsOf(sum), 1n, UNIT_EXPONENT);
}

/**
 * Σ (v − v̄)² of n values from their exact sum and their exact sum of squares, rounded once: nothing
 * cancels, however large the mean is against the spread.
 *
 * @param sums - n, a whole number above 0; Σ v; Σ v²
 * @returns the sum of squared deviations from the mean, from 0 up
 * @throws RangeError when n is no whole number above 0; SyntaxError when an integer is no whole number
 * @example
 * ```ts
 * import { exactDot, exactSum, exactVariation } from '@codexhub/statistics';
 * exactVariation({ n: 2, sum: exactSum([1e9, 1e9 + 1]), squares: exactDot([1e9, 1e9 + 1], [1e9, 1e9 + 1]) }); // 0.5
 * ```
 */
export function exactVariation({
  n,
  sum,
  squares,
}: {
  readonly n: number;
  readonly sum: ExactSum;
  readonly squares: ExactSum;
}): number {
  if (!(Number.isSafeInteger(n) && n > 0)) {
    throw invalid('n', 'a whole number above 0', n, 'pass how many values were added');
  }
  const [count, total] = [BigInt(n), unitsOf(sum)];
  const variation = ((count * unitsOf(squares)) << BigInt(-UNIT_EXPONENT)) - total * total;
  // Squares that have underflown can leave less than nothing.
  return variation > 0n ? nearestDouble(variation, count, 2 * UNIT_EXPONENT) : 0;
}

function unitsOf({ integer, exponent }: ExactSum): bigint {
  return BigInt(integer) << BigInt(exponent - UNIT_EXPONENT);
}

function normal(units: bigint): ExactSum {
  if (units === 0n) return { integer: '0', exponent: 0 };
  let [integer, exponent] = [units, UNIT_EXPONENT];
  for (let step = 2048; step >= 1; step /= 2) {
    if (BigInt.asUintN(step, integer) !== 0n) continue;
    integer >>= BigInt(step);
    exponent += step;
  }
  return { integer: integer.toString(), exponent };
}

/** The upper half of a double's digits (Veltkamp). */
function head(value: number): number {
  const scaled = value * 134217729;
  return scaled - (scaled - value);
}

function notFinite(name: string, received: unknown): RangeError {
  return invalid(
    name,
    'a finite number (of size 1e150 at most in a product)',
    received,
    'drop the row and count it, or repair it, before the sum',
  );
}
