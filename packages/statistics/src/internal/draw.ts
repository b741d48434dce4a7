import type { RandomSource } from '../sampling/random-source.ts';
import { invalid } from './invalid.ts';

/** Draws one number and refuses what no uniform source gives: a rejection sampler would never end with it. */
export function draw(random: RandomSource): number {
  const value = random();
  if (!(value >= 0 && value < 1)) {
    throw invalid('random()', 'a number in [0, 1)', value, 'pass a uniform source of chance');
  }
  return value;
}
