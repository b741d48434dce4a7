import { maxMinDifferenceInterval } from '@codexhub/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PairedRows } from '../../../src/fairness/index.ts';
import { changeInterval } from '../../../src/fairness/mitigation/change-interval.ts';
import {
  jointLevel,
  largestDifferenceInterval,
} from '../../../src/fairness/mitigation/extremes-intervals.ts';
import { always, columnsOf, paired, threeGroups } from './given.ts';

describe('laws', () => {
  const drawn = fc.tuple(
    threeGroups,
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 0, max: 6 }),
  );
  const rowsOf = ([rows, from, to]: readonly [
    Parameters<typeof columnsOf>[0],
    number,
    number,
  ]): PairedRows => {
    const { yScore, ...columns } = columnsOf(rows);
    const decided = (cut: number): number[] => yScore.map((score) => (score * 5 >= cut ? 1 : 0));
    // The name that the joint tensor would give to the labels.
    return {
      ...columns,
      sensitive: { label: columns.sensitive.sex },
      before: decided(from),
      after: decided(to),
    };
  };

  it('the scale of the weights changes nothing', () => {
    always(drawn, (one) => {
      const { weights: _, ...rows } = rowsOf(one);
      const sameWeights = paired({
        ...rows,
        weights: rows.before && Array(rows.yTrue.length).fill(3),
      });
      const without = paired(rows);
      for (const [at, { change }] of without.disparities.entries()) {
        const other = sameWeights.disparities[at]!.change;
        expect(other.value.defined).toBe(change.value.defined);
        if (!change.interval) continue;
        expect(other.interval!.lower).toBeCloseTo(change.interval.lower, 9);
        expect(other.interval!.upper).toBeCloseTo(change.interval.upper, 9);
      }
    });
  });

  it('there and back is the opposite change', () => {
    always(drawn, (one) => {
      const rows = rowsOf(one);
      const there = paired(rows);
      const back = paired({ ...rows, before: rows.after, after: rows.before });
      for (const [at, { change }] of there.disparities.entries()) {
        const other = back.disparities[at]!.change;
        if (!change.value.defined || !other.value.defined) continue;
        expect(other.value.value).toBeCloseTo(-change.value.value, 12);
        expect(other.interval!.lower).toBeCloseTo(-change.interval!.upper, 9);
      }
      for (const [at, group] of there.groups.entries()) {
        const { toSelected, toRejected } = back.groups[at]!.changed!;
        expect(group.changed).toMatchObject({ toSelected: toRejected, toRejected: toSelected });
      }
    });
  });

  it('MOVER: without correlation the distances add as squares, with full correlation they cancel', () => {
    const estimate = (value: number) => ({
      value,
      interval: { lower: value - 0.1, upper: value + 0.1, level: 0.95, method: 'm' },
    });
    const widthAt = (correlation: number): number => {
      const { lower, upper } = changeInterval(estimate(0.5), estimate(0.3), correlation);
      return upper - lower;
    };
    expect(widthAt(0)).toBeCloseTo(0.2 * Math.SQRT2, 12);
    expect(widthAt(1)).toBeCloseTo(0, 7);
    expect(widthAt(-1)).toBeCloseTo(0.4, 12);
  });

  it('the interval of the largest difference is that of statistics', () => {
    const rates = fc.array(
      fc
        .tuple(fc.nat(20), fc.nat(20))
        .map(([one, more]) => ({ successes: one, trials: one + more + 1 })),
      { minLength: 2, maxLength: 4 },
    );
    always(
      rates,
      (counts) => {
        const own = largestDifferenceInterval(counts, jointLevel(0.9, counts.length));
        expect({ ...own, lower: Math.max(0, own.lower) }).toEqual(
          maxMinDifferenceInterval({ rates: counts, level: 0.9 }),
        );
      },
      20,
    );
  });
});
