import { describe, expect, test } from 'vitest';
import {
  binomialSample,
  bootstrapCounts,
  chiSquareSf,
  logGamma,
  poissonSample,
} from '../src/index.ts';
import { lehmer, SEED } from './support.ts';

const random = lehmer(SEED);
const RUNS = 20_000;

/** The p value of draws against the exact distribution; cells with few expected draws are joined at the ends. */
function fit(draws: Float64Array, probability: (k: number) => number, most: number): number {
  const seen = new Map<number, number>();
  for (const k of draws) seen.set(k, (seen.get(k) ?? 0) + 1);
  let [statistic, cells, observed, expected, mass] = [0, 0, 0, 0, 0];
  for (let k = 0; k <= most; k += 1) {
    observed += seen.get(k) ?? 0;
    expected += probability(k) * draws.length;
    mass += probability(k);
    if (expected < 20 || (1 - mass) * draws.length < 20) continue;
    statistic += (observed - expected) ** 2 / expected;
    cells += 1;
    [observed, expected] = [0, 0];
  }
  // What is left: the upper end, with whatever lies above `most`.
  const rest = draws.length * (1 - mass) + expected;
  const counted = draws.length - [...seen].reduce((sum, [k, n]) => (k <= most ? sum + n : sum), 0);
  statistic += (observed + counted - rest) ** 2 / rest;
  return chiSquareSf(statistic, cells);
}

function sample(draw: () => number): Float64Array {
  const draws = new Float64Array(RUNS);
  for (let run = 0; run < RUNS; run += 1) draws[run] = draw();
  return draws;
}

const choose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
const binomial = (n: number, p: number) => (k: number) =>
  Math.exp(choose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
const poisson = (mean: number) => (k: number) =>
  Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));

describe('samplers follow the exact distribution', () => {
  test.each([
    [5, 0.3],
    [1000, 0.004],
    [20, 0.5],
    [33, 0.31],
    [40, 0.8],
    [200, 0.3],
    [3000, 0.5],
    [100_000, 0.0002],
  ])('binomial of %i at %d', (trials, probability) => {
    const draws = sample(() => binomialSample({ trials, probability, random }));
    const most = Math.min(trials, 4000);
    expect(fit(draws, binomial(trials, probability), most)).toBeGreaterThan(1e-3);
    // The test has teeth: a rate that is off by a fifteenth of a standard deviation is found out.
    const off = probability + Math.sqrt((probability * (1 - probability)) / trials) / 15;
    expect(fit(draws, binomial(trials, off), most)).toBeLessThan(1e-3);
  });

  test.each([0.2, 4, 9.9, 10, 25, 400])('poisson of mean %d', (mean) => {
    const draws = sample(() => poissonSample({ mean, random }));
    expect(fit(draws, poisson(mean), 1000)).toBeGreaterThan(1e-3);
    expect(fit(draws, poisson(mean + Math.sqrt(mean) / 15), 1000)).toBeLessThan(1e-3);
  });

  test('the ends', () => {
    expect(binomialSample({ trials: 0, probability: 0.5, random })).toBe(0);
    expect(binomialSample({ trials: 9, probability: 0, random })).toBe(0);
    expect(binomialSample({ trials: 9, probability: 1, random })).toBe(9);
    expect(poissonSample({ mean: 0, random })).toBe(0);
    const zero = () => 0;
    expect(binomialSample({ trials: 9, probability: 0.5, random: zero })).toBe(0);
    const huge = binomialSample({ trials: 1e15, probability: 0.25, random });
    expect(Math.abs(huge - 2.5e14) / Math.sqrt(1e15 * 0.1875)).toBeLessThan(6);
  });
});

describe('bootstrapCounts', () => {
  const counts = [40, 0, 60, 900];
  const replicates = 3000;

  test('multinomial: the rows stay, means, variances and covariances are the multinomial’s', () => {
    const drawn = bootstrapCounts({ counts, replicates, scheme: 'multinomial', random });
    expect(drawn).toHaveLength(replicates * 4);
    const { means, covariance } = moments(drawn, 4);
    for (let row = 0; row < replicates; row += 1) {
      const [a, b, c, d] = drawn.subarray(4 * row, 4 * row + 4);
      expect([a! + b! + c! + d!, b]).toEqual([1000, 0]);
    }
    for (const [i, count] of counts.entries()) {
      const variance = count * (1 - count / 1000);
      expect(Math.abs(means[i]! - count)).toBeLessThanOrEqual(
        4.5 * Math.sqrt(variance / replicates),
      );
      expect(Math.abs(covariance(i, i) - variance)).toBeLessThanOrEqual(0.12 * variance);
    }
    expect(covariance(0, 3)).toBeCloseTo((-40 * 900) / 1000, -1);
  });

  test('poisson: cells are independent, the variance is the count', () => {
    const drawn = bootstrapCounts({ counts, replicates, scheme: 'poisson', random });
    const { means, covariance } = moments(drawn, 4);
    for (const [i, count] of counts.entries()) {
      expect(Math.abs(means[i]! - count)).toBeLessThanOrEqual(4.5 * Math.sqrt(count / replicates));
      expect(Math.abs(covariance(i, i) - count)).toBeLessThanOrEqual(0.12 * count);
    }
    expect(Math.abs(covariance(0, 3)) / Math.sqrt(40 * 900)).toBeLessThan(0.08);
  });

  test('the same source gives the same draws; wrong arguments are named', () => {
    const draw = () =>
      bootstrapCounts({ counts, replicates: 5, scheme: 'multinomial', random: lehmer(7) });
    expect(draw()).toEqual(draw());
    const good = { counts, replicates: 5, scheme: 'poisson', random } as const;
    expect([...bootstrapCounts({ ...good, counts: [0, 0], replicates: 1 })]).toEqual([0, 0]);
    expect(() => bootstrapCounts({ ...good, counts: [1, 0.5] })).toThrow(/^counts\[1\] must be/);
    expect(() => bootstrapCounts({ ...good, counts: [2 ** 53 - 1, 1] })).toThrow(/^the sum of/);
    expect(() => bootstrapCounts({ ...good, replicates: 0 })).toThrow(/^replicates must be/);
    expect(() => bootstrapCounts({ ...good, scheme: 'rows' as 'poisson' })).toThrow(/^scheme must/);
    for (const value of [1, -0.1, Number.NaN]) {
      expect(() => bootstrapCounts({ ...good, random: () => value })).toThrow(/^random\(\) must/);
    }
    expect(() => binomialSample({ trials: 1.5, probability: 0.5, random })).toThrow(/^trials must/);
    expect(() => binomialSample({ trials: 1, probability: 2, random })).toThrow(/^probability/);
    expect(() => poissonSample({ mean: -1, random })).toThrow(/^mean must be/);
    expect(() => poissonSample({ mean: Number.NaN, random })).toThrow(/^mean must be/);
  });
});

function moments(drawn: Float64Array, cells: number) {
  const rows = drawn.length / cells;
  const means = new Array<number>(cells).fill(0);
  for (let at = 0; at < drawn.length; at += 1) means[at % cells]! += drawn[at]! / rows;
  const covariance = (i: number, j: number) => {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) {
      sum += (drawn[row * cells + i]! - means[i]!) * (drawn[row * cells + j]! - means[j]!);
    }
    return sum / (rows - 1);
  };
  return { means, covariance };
}
