import { invalid } from '../internal/invalid.ts';
import { drawPoisson } from '../internal/poisson-sampler.ts';
import type { RandomSource } from './random-source.ts';

/** What {@link poissonSample} draws from. */
export interface PoissonSampleOptions {
  /** The mean, from 0 to 2^50. */
  readonly mean: number;
  /** Where chance comes from. */
  readonly random: RandomSource;
}

/**
 * One draw from the Poisson distribution.
 *
 * Exact: inversion for a mean below 10, Hörmann's transformed rejection (PTRS) from there, whose cost does not grow with
 * the mean. The same source gives the same draws; how many numbers a draw takes varies.
 *
 * @param options - the mean and the source of chance
 * @returns a whole number from 0 up
 * @throws RangeError when the mean is NaN, negative or above 2^50, or the source gives a number outside [0, 1)
 * @see Hörmann, "The transformed rejection method for generating Poisson random variables", Insurance: Mathematics and
 * Economics 12 (1993) 39
 * @example
 * ```ts
 * import { poissonSample } from '@codexhub/statistics';
 * poissonSample({ mean: 300, random: () => 0.5 }); // 300
 * ```
 */
export function poissonSample({ mean, random }: PoissonSampleOptions): number {
  if (!(mean >= 0 && mean <= 2 ** 50)) {
    throw invalid('mean', 'a number from 0 to 2^50', mean, 'pass the expected count');
  }
  return drawPoisson(mean, random);
}
