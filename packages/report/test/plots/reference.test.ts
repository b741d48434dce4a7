import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countBins, ksPlot, rocPlot } from '@codexhub/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile, runningMedian } from '../../src/plots/running-median.ts';

const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/plots.json'), 'utf8'),
) as {
  rows: number[];
  labels: number[];
  edges: number[];
  counts: number[];
  quantiles: Record<string, number>;
  ks: number;
  curve: [number, number][];
  auc: number;
};
const number = fc.double({ noNaN: true, noDefaultInfinity: true });

test('counts in bins are numpy’s, and what is outside is counted too', () => {
  const counted = countBins(
    [...golden.rows, ...golden.edges, Number.NaN, Number.POSITIVE_INFINITY],
    golden.edges,
  );
  expect(counted.counts).toEqual(golden.counts);
  expect(counted.notFinite).toBe(2);
  expect(counted.below).toBe(golden.rows.filter((row) => row < 0.1).length);
  expect(counted.above).toBe(golden.rows.filter((row) => row > 0.9).length);
});

test('of any values every one is counted once', () => {
  fc.assert(
    fc.property(fc.array(fc.double()), fc.uniqueArray(number, { minLength: 2 }), (values, cuts) => {
      const edges = [...new Set(cuts.map((cut) => cut + 0))].sort((one, two) => one - two);
      fc.pre(edges.length >= 2);
      const { counts, below, above, notFinite } = countBins(values, edges);
      const inside = counts.reduce((sum, count) => sum + count, 0);
      expect(inside + below + above + notFinite).toBe(values.length);
      const [first, last] = [edges[0]!, edges.at(-1)!];
      expect(inside).toBe(values.filter((value) => value >= first && value <= last).length);
    }),
    { seed: 20261121 },
  );
});

test.each(Object.entries(golden.quantiles))('the quantile %s is numpy’s', (share, value) => {
  expect(quantile(Float64Array.from(golden.rows).sort(), Number(share))).toBeCloseTo(value, 14);
});

test('the widest gap between cumulative shares is scipy’s statistic', () => {
  const shareOf = (label: number, score: number): number => {
    const scores = golden.rows.filter((_, row) => golden.labels[row] === label);
    return scores.filter((one) => one <= score).length / scores.length;
  };
  const points = golden.rows
    .toSorted((one, two) => one - two)
    .map((score) => ({ score, negative: shareOf(0, score), positive: shareOf(1, score) }));
  const { svg, table } = ksPlot({ points });
  expect(svg).toContain(`>KS ${golden.ks.toFixed(3)} at `);
  expect(table.caption).toContain(`widest gap ${golden.ks.toFixed(3)} at `);
});

test('the area that the description says is scikit-learn’s', () => {
  const points = golden.curve.map(([x, y]) => ({ falsePositiveRate: x, truePositiveRate: y }));
  const { svg } = rocPlot({ series: [{ name: 'a', points }] });
  expect(svg).toContain(`a: area under the curve ${golden.auc.toFixed(3)};`);
  expect(golden.auc.toFixed(3)).toBe('0.755');
});

test('the running bins hold every row once, in order, with its own median', () => {
  const value = fc.integer({ min: 0, max: 50 });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 60, maxLength: 300 }), (rows) => {
      const x = Float64Array.from(rows.map(([one]) => one));
      const y = Float64Array.from(rows.map(([, two]) => two));
      const bins = runningMedian(x, y);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
      bins.forEach(({ from, to, low, median, high }, index) => {
        if (index > 0) expect(from).toBeGreaterThan(bins[index - 1]!.to);
        const inBin = rows.filter(([one]) => one >= from && one <= to).map(([, two]) => two);
        expect(median).toBe(quantile(Float64Array.from(inBin).sort(), 0.5));
        expect(low <= median && median <= high).toBe(true);
      });
    }),
    { seed: 20261121, numRuns: 40 },
  );
  // Three bins of 20 rows end at 1 and at 2, and each holds its upper end.
  const tied = Float64Array.from({ length: 60 }, (_, row) => (row < 21 ? 1 : row < 41 ? 2 : 3));
  expect(runningMedian(tied, tied).map(({ count }) => count)).toEqual([21, 20, 19]);
  expect(runningMedian(tied, tied).map(({ to }) => to)).toEqual([1, 2, 3]);
  expect(runningMedian(new Float64Array(59), new Float64Array(59))).toEqual([]);
});
