import { neumaierSum } from '@codexhub/statistics';

/** A mean, and the means of the powers of the deviations from it. */
export interface CentralMoments {
  readonly mean: number;
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
}

/**
 * Mean and central moments by two passes: deviations from the rounded mean, powers summed with their
 * compensation, then moved by what the rounding of the mean left (so a large mean costs no digit).
 *
 * @param values finite, at least one.
 * @see Chan, Golub and LeVeque, The American Statistician 37 (1983) 242
 */
export function centralMoments(values: Float64Array): CentralMoments {
  const n = values.length;
  const mean = neumaierSum(values) / n;
  const sums = new Float64Array(4);
  const lost = new Float64Array(4);
  for (let at = 0; at < n; at += 1) {
    const deviation = values[at]! - mean;
    let power = 1;
    for (let order = 0; order < 4; order += 1) {
      power *= deviation;
      const sum = sums[order]!;
      const next = sum + power;
      lost[order]! += Math.abs(sum) >= Math.abs(power) ? sum - next + power : power - next + sum;
      sums[order] = next;
    }
  }
  const [first, second, third, fourth] = [0, 1, 2, 3].map(
    (order) => (sums[order]! + lost[order]!) / n,
  ) as [number, number, number, number];
  const square = first * first;
  return {
    mean,
    second: second - square,
    third: third - 3 * first * second + 2 * first * square,
    fourth: fourth - 4 * first * third + 6 * square * second - 3 * square * square,
  };
}
