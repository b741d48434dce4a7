import { numberColumn } from '@codexhub/common-config/columns';
import { describe, expect, it } from 'vitest';
import { detectDrift, valueDrift } from '../../src/drift/index.ts';
import { kolmogorovSf } from '../../src/drift/kolmogorov.ts';
import { noncentralChiSquare } from '../../src/drift/noncentral-chi-square.ts';
import { golden, ofCounts } from './given.ts';

const defined = (value: unknown): number => {
  expect(value).toMatchObject({ defined: true });
  return (value as { readonly value: number }).value;
};

describe('against scipy and numpy', () => {
  it.each(golden.counts)('distances and the test of homogeneity: $name', (one) => {
    const [column] = detectDrift(ofCounts(one.reference), ofCounts(one.current)).columns;
    const [psi, js, hellinger] = column!.distances;
    expect(defined(psi!.plugIn)).toBeCloseTo(one.psi, 12);
    expect(psi!.pValue).toBeCloseTo(one.psiP, 12);
    // The root of what rounding leaves of 0 is larger than rounding.
    expect(defined(js!.plugIn)).toBeCloseTo(one.js, one.js < 1e-6 ? 7 : 12);
    expect(defined(hellinger!.plugIn)).toBeCloseTo(one.hellinger, 12);
    const { statistic, degreesOfFreedom, pValue } = column!.homogeneity;
    expect(defined(statistic) / Math.max(1, one.chiSquare.statistic)).toBeCloseTo(
      one.chiSquare.statistic / Math.max(1, one.chiSquare.statistic),
      12,
    );
    expect(degreesOfFreedom).toBe(one.chiSquare.df);
    expect(pValue).toBeCloseTo(one.chiSquare.p, 12);
  });

  it.each(golden.values)('the values themselves: $name', (one) => {
    const found = valueDrift(
      numberColumn([...one.reference]),
      numberColumn([...one.current, null, Number.NaN]),
    );
    expect(defined(found.ks.statistic)).toBeCloseTo(one.ks, 12);
    expect(found.ks.pValue).toBeCloseTo(one.ksP, 12);
    expect(defined(found.wasserstein.value)).toBeCloseTo(one.wasserstein, 12);
    expect(found.leftOut).toEqual({ reference: 0, current: 2 });
  });

  it.each(golden.noncentral)('noncentral χ² at %d, %d, %d', (x, degrees, lambda, lower, upper) => {
    const found = noncentralChiSquare(x, degrees, lambda);
    // scipy's own error is some 1e-11 in the far case.
    expect(found.lower).toBeCloseTo(lower, 10);
    expect(found.upper).toBeCloseTo(upper, 10);
    expect(found.lower + found.upper).toBeCloseTo(1, 11);
  });

  it.each(golden.kolmogorov)('Kolmogorov’s distribution beyond %d', (x, p) => {
    expect(kolmogorovSf(x)).toBeCloseTo(p, 13);
  });
});
