const TERMS = 100;
// Where the two series take as many terms as each other.
const CROSSING = 1.18;

/**
 * P(K > x) of Kolmogorov's limiting distribution: the p value of two samples' greatest difference of
 * distribution functions times √(nm / (n + m)).
 *
 * @see Smirnov (1948); reference: `scipy.stats.kstwobign.sf`
 * @example
 * kolmogorovSf(1.36); // Returns: 0.0494858767…
 */
export function kolmogorovSf(x: number): number {
  if (!(x > 0)) return 1;
  if (x < CROSSING) {
    let sum = 0;
    for (let odd = 1; odd < TERMS; odd += 2) {
      sum += Math.exp((-odd * odd * Math.PI * Math.PI) / (8 * x * x));
    }
    return Math.max(0, 1 - (Math.sqrt(2 * Math.PI) / x) * sum);
  }
  let sum = 0;
  for (let term = 1; term < TERMS; term += 1) {
    sum += (term % 2 === 1 ? 2 : -2) * Math.exp(-2 * term * term * x * x);
  }
  return Math.min(1, Math.max(0, sum));
}
