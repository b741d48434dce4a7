import { drawBinomial } from '../internal/binomial-sampler.ts';
import { requireProbability, requireWholeFrom } from '../internal/require-number.ts';
import type { RandomSource } from './random-source.ts';

/** What {@link binomialSample} draws from. */
export interface BinomialSampleOptions {
  /** How many rows, a whole number from 0 up. */
  readonly trials: number;
  /** The chance that a row succeeds, from 0 to 1. */
  readonly probability: number;
  /** Where chance comes from. */
  readonly random: RandomSource;
}

/**
 * One draw from the binomial distribution: how many of `trials` rows succeed, each with the same probability.
 *
 * Exact: inversion where n · min(p, 1 − p) is below 10, Hörmann's transformed rejection (BTRS) from there, whose cost does
 * not grow with the rows. The same source gives the same draws; how many numbers a draw takes varies.
 *
 * @param options - trials, probability and the source of chance
 * @returns a whole number from 0 to `trials`
 * @throws RangeError when trials is not a whole number from 0 up, the probability is NaN or outside 0 to 1, or the source
 * gives a number outside [0, 1)
 * @see Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and Simulation 46 (1993) 101
 * @example
 * ```ts
 * import { binomialSample } from '@codexhub/statistics';
 * binomialSample({ trials: 1000, probability: 0.3, random: () => 0.5 }); // 300
 * ```
 */
export function binomialSample({ trials, probability, random }: BinomialSampleOptions): number {
  requireWholeFrom(0, 'trials', trials, 'pass a number of rows');
  requireProbability('probability', probability);
  return drawBinomial(trials, probability, random);
}
