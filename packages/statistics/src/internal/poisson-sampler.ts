import type { RandomSource } from '../sampling/random-source.ts';
import { draw } from './draw.ts';
import { HALF_LOG_2_PI } from './stirling-error.ts';
import { stirlingTail } from './stirling-tail.ts';

/** Below this mean, inversion takes few steps; Hörmann's rejection is valid from here on. */
const REJECTION_FROM = 10;

/** One draw from the Poisson distribution of a checked mean. */
export function drawPoisson(mean: number, random: RandomSource): number {
  return mean < REJECTION_FROM ? invert(mean, random) : reject(mean, random);
}

/** Inversion: walks up the distribution function from 0. */
function invert(mean: number, random: RandomSource): number {
  const none = Math.exp(-mean);
  for (;;) {
    let rest = draw(random);
    let probability = none;
    for (let k = 0; probability > 0; k += 1) {
      if (rest < probability) return k;
      rest -= probability;
      probability *= mean / (k + 1);
    }
    // Rounding left a trace above the last probability: draw again.
  }
}

/** Hörmann's PTRS: transformed rejection with squeeze, for a mean of at least 10. Exact. */
function reject(mean: number, random: RandomSource): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverse = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = draw(random) - 0.5;
    const v = draw(random);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (!(k >= 0) || (us < 0.013 && v > us)) continue;
    const height = Math.log((v * inverse) / (a / (us * us) + b));
    // log of the probability: k log μ − μ − log k!, without the cancellation of large terms.
    const bound =
      k * Math.log(mean / (k + 1)) -
      0.5 * Math.log(k + 1) +
      (k + 1 - mean) -
      HALF_LOG_2_PI -
      stirlingTail(k);
    if (height <= bound) return k;
  }
}
