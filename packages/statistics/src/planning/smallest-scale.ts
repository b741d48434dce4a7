import { invalid } from '../internal/invalid.ts';

/** What {@link smallestScale} searches over. */
export interface SmallestScaleOptions {
  /** Whether a verdict would be reached with `scale` times the data of today. */
  readonly concluded: (scale: number) => boolean;
  /** The largest factor that is worth a try, from 1 up. */
  readonly maximum: number;
}

const PRECISION = 1e-3;

/**
 * The smallest factor from 1 up at which a predicate comes true: "how many times the data until this concludes?"
 *
 * Doubles until the predicate holds, then bisects to a relative precision of 1e-3 and returns the upper
 * end, at which it was seen to hold. Assumes a monotone predicate: once true, true for every larger scale.
 * Where it is not monotone, the result is a scale at which it holds, but not surely the smallest.
 *
 * @param options - the predicate and the largest factor
 * @returns the factor; undefined when the predicate is still false at `maximum`
 * @throws RangeError when `maximum` is NaN, infinite or below 1; whatever the predicate throws
 * @see exponential search, Bentley and Yao, Information Processing Letters 5 (1976)
 * @example
 * ```ts
 * import { smallestScale } from '@codexhub/statistics';
 * smallestScale({ concluded: (scale) => 40 * scale >= 100, maximum: 1000 }); // 2.5
 * smallestScale({ concluded: () => false, maximum: 1000 }); // undefined
 * ```
 */
export function smallestScale(options: SmallestScaleOptions): number | undefined {
  const { concluded, maximum } = options;
  if (!(Number.isFinite(maximum) && maximum >= 1)) {
    throw invalid(
      'maximum',
      'a finite factor from 1 up',
      maximum,
      'pass the most data you could get',
    );
  }
  let low = 1;
  let high = 1;
  while (!concluded(high)) {
    if (high === maximum) return undefined;
    low = high;
    high = Math.min(2 * high, maximum);
  }
  while (high - low > PRECISION * low) {
    const middle = (low + high) / 2;
    if (concluded(middle)) high = middle;
    else low = middle;
  }
  return high;
}
