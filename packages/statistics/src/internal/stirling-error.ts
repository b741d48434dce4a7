import { smallLogGamma } from './small-log-gamma.ts';

/** Half the logarithm of 2π. */
export const HALF_LOG_2_PI = 0.9189385332046728;

/** Up to here Γ is taken by recurrence, from here by Stirling's series. */
export const STIRLING_FROM = 10;

/**
 * What Stirling's formula leaves out: logΓ(x) − [(x − ½) log x − x + ½ log 2π], for x > 0.
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
export function stirlingError(x: number): number {
  if (x < STIRLING_FROM) {
    return smallLogGamma(x) - ((x - 0.5) * Math.log(x) - x + HALF_LOG_2_PI);
  }
  const r = 1 / (x * x);
  return (
    (1 / 12 -
      r *
        (1 / 360 -
          r *
            (1 / 1260 -
              r *
                (1 / 1680 -
                  r * (1 / 1188 - r * (691 / 360360 - r * (1 / 156 - (r * 3617) / 122400))))))) /
    x
  );
}
